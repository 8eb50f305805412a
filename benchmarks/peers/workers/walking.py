"""Two ways down the order of award that need nothing but a solver which maximises a sum.

A solver here has: `maximise(weights)`, variable -> whole number, which gives the values of all
variables or None where there are none; `limit(variable, low, high)`, which keeps it in between.
"""

#: How far from a whole number a linear program's value may be to count as one.
CLOSE = 1e-5


def lp_walk(problem, lp, width):
    """The lines decided by linear relaxations, each hot-started from the one before.

    A block of `width` lines has the weights 2^(width - 1), ..., 2, 1; the lines after it share
    less than one, so that the next block begins near its end. As far as the block's values are
    whole they are the lexicographic maximum of the relaxation: any better start would be worth
    more than all that comes after. The first value that is not whole is asked for alone. Lines
    that the relaxed solution at hand awards anyway need no block.

    A line that the relaxation cannot award after the lines before is rightly passed over; one that
    it can is awarded until shown otherwise. So if what comes out is lawful, it is the lexicographic
    maximum; else it proves nothing. (False, None): the relaxation, and with it the question, is
    impossible; (False, values): not whole or not lawful; (True, values).
    """
    lines, at = problem.lines, 0
    many = len(lines)
    if not problem.possible:
        return False, None
    while at < many:
        block = lines[at : at + width]
        weights = {line: (many - n) / many**2 for n, line in enumerate(lines) if n >= at}
        weights.update((line, 1 << (len(block) - 1 - n)) for n, line in enumerate(block))
        values = lp.maximise(weights)
        if values is None:
            return False, None
        end = at
        for line in block:
            if CLOSE < values[line] < 1 - CLOSE:
                values = lp.maximise({line: 1})
                value = int(values[line] > 1 - CLOSE)
                lp.limit(line, value, value)
                end += 1
                break
            lp.limit(line, round(values[line]), round(values[line]))
            end += 1
        while end < many and values[lines[end]] > 1 - CLOSE:
            lp.limit(lines[end], 1, 1)
            end += 1
        at = end
    values = lp.maximise(dict.fromkeys(problem.others, -1))
    whole = [round(value) for value in values]
    exact = all(abs(value - one) < CLOSE for value, one in zip(values, whole, strict=True))
    return exact and problem.lawful(whole), whole


def packed(problem, solver, width):
    """The lines decided in blocks of `width` with the weights 2^(width - 1), ..., 2, 1.

    Lines that the solution at hand awards need no block: some lawful allocation has them. None:
    nothing is lawful.
    """
    lines, at, values = problem.lines, 0, None
    while at < len(lines):
        block = lines[at : at + width]
        if values is None or not all(values[line] for line in block):
            weights = {line: 1 << (len(block) - 1 - n) for n, line in enumerate(block)}
            found = solver.maximise(weights)
            if found is None:
                return None
            values = [round(value) for value in found]
        end = at + len(block)
        while end < len(lines) and values[lines[end]]:
            end += 1
        for line in lines[at:end]:
            solver.limit(line, values[line], values[line])
        at = end
    return [round(value) for value in solver.maximise(dict.fromkeys(problem.others, -1))]


def held(problem, values):
    return None if values is None else [v for v in range(len(problem.names)) if values[v]]
