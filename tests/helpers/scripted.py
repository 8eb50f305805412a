"""An instance whose texts are scripts, which no notebook may run, and questions about it."""

from running import race, size

#: What no text of an instance may become in a notebook.
SCRIPT = "<script>alert(1)</script>"


def scripted(folder):
    """An instance that has a script wherever it may have a text; it is written into the folder."""
    path = race(
        folder,
        [size("at_most: 2"), "id: host, kind: host_guarantee, events: {race: 1}"],
        "[A, B, C, H]",
        "host: H\nrulings:\n"
        f"  - {{noc: B, event: race, at_most: 0, date: 2020-02-01, basis: '{SCRIPT}'}}\n"
        "published: {A: {race: 1}, B: {race: 1}}\n",
    )
    text = path.read_text(encoding="utf-8")
    for plain in ("One race", "Aland", "Bland", "Cland", "Hland", "Rules of one race", "Athletes"):
        text = text.replace(f" {plain}", f" '{SCRIPT}{plain}'")
    text = text.replace("name: Race", f"name: '{SCRIPT}'").replace("clause 1", f"'{SCRIPT}'")
    path.write_text(text, encoding="utf-8")
    return path


#: About that instance.
QUESTIONS_OF_SCRIPTED = {
    "solve": lambda case: case.solve(steps=True),
    "why": lambda case: case.why("A", "race"),
    "why-not": lambda case: case.why("C", "race"),
    "reserve": lambda case: case.reserve("race"),
    "decline": lambda case: case.decline("A", "race"),
    "through-rulings": lambda case: case.decline(),
    "compare": lambda case: case.compare("published", "without-rulings"),
    "sensitivity": lambda case: case.sensitivity(),
    "needs": lambda case: case.needs("C", "race"),
    "sweep": lambda case: case.sweep({"id": "sizes", "grid": {"size.at_most": [1, 2]}}),
    "check": lambda case: case.check(),
    "diagnose": lambda case: case.with_numbers({"size.at_most": 0}).diagnose(),
    "report": lambda case: case.report(whys=True),
    "rules": lambda case: case.rules,
}
