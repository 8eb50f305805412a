"""Two ways down the order of award that need nothing but a solver which maximises a sum.

A solver here has: `weigh(weights)`, variable -> weight, which changes the sum in these variables
only, all having weighed nothing; `limit(variable, low, high)`, which keeps it in between; and
`maximise()`, which gives the values of all variables, or None where there are none.
"""

#: How far from a whole number a linear program's value may be to count as one.
CLOSE = 1e-5


def lp_walk(problem, lp, width):
    """The lines decided by linear relaxations, each hot-started from the one before.

    A block of `width` lines has the weights 2^(width - 1), ..., 2, 1; the lines after it share
    less than one, so that the next block begins near its end. As far as the block's values are
    whole they are the lexicographic maximum of the relaxation: any better start would be worth
    more than all that comes after. Whether the first that is not whole can be one is asked by
    itself. Lines that the relaxed solution at hand awards anyway need no block.

    A line that the relaxation cannot award after the lines before is rightly passed over; one that
    it can is awarded until shown otherwise. So if what comes out is lawful, it is the lexicographic
    maximum; else it proves nothing. (False, None): the relaxation, and with it the question, is
    impossible; (False, values): not whole or not lawful; (True, values).
    """
    lines, at = problem.lines, 0
    many = len(lines)
    if not problem.possible:
        return False, None
    lp.weigh({line: (many - n) / many**2 for n, line in enumerate(lines)})
    while at < many:
        block = lines[at : at + width]
        lp.weigh({line: 1 << (len(block) - 1 - n) for n, line in enumerate(block)})
        values = lp.maximise()
        if values is None:
            return False, None
        end = at
        while end < at + len(block) and not CLOSE < values[lines[end]] < 1 - CLOSE:
            lp.limit(lines[end], round(values[lines[end]]), round(values[lines[end]]))
            end += 1
        if end < at + len(block):
            lp.limit(lines[end], 1, 1)
            values = lp.maximise()
            if values is None:
                lp.limit(lines[end], 0, 0)
            end += 1
        while values is not None and end < many and values[lines[end]] > 1 - CLOSE:
            lp.limit(lines[end], 1, 1)
            end += 1
        lp.weigh(dict.fromkeys(lines[at : max(end, at + len(block))], 0))
        at = end
    lp.weigh(dict.fromkeys(problem.others, -1))
    values = lp.maximise()
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
            solver.weigh({line: 1 << (len(block) - 1 - n) for n, line in enumerate(block)})
            found = solver.maximise()
            if found is None:
                return None
            values = [round(value) for value in found]
            solver.weigh(dict.fromkeys(block, 0))
        end = at + len(block)
        while end < len(lines) and values[lines[end]]:
            end += 1
        for line in lines[at:end]:
            solver.limit(line, values[line], values[line])
        at = end
    solver.weigh(dict.fromkeys(problem.others, -1))
    return [round(value) for value in solver.maximise()]


def held(problem, values):
    return None if values is None else [v for v in range(len(problem.names)) if values[v]]
