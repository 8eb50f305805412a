"""What a workbook says to whoever fills it in, on its first sheet."""

READ_ME = (
    "This workbook is an instance: what an allocation of places follows from.",
    "Save it and ask Berth: berth solve FILE.xlsx; or drop it on the page of berth serve.",
    "",
    "Instance: names, the host, the day; a field and its value in each line.",
    "Squads, Events: what athletes and places are counted by. Ids are small letters, digits, - _",
    "Rules: one rule is one sentence of the qualification system, in as many lines as it has "
    "fields. Its id, kind and cite (where it is written) stand in the first of them.",
    "Kinds: what each kind of rule says, and its fields. It is there to be looked up.",
    "Award: the stages in which lists are awarded; the order decides as soon as a rule couples "
    "events.",
    "One sheet per ranking, called like its event (or list): rank, noc, perhaps athlete, points. "
    "Paste it as it was published; other columns may stand there.",
    "Lists: only where an event has several rankings, or a shared rank needs a word.",
    "Results: instead of rankings, places in competitions; the classification (Instance) says how "
    "they become rankings.",
    "Rulings: declined, withdrawn, given back, drawn by lot, decided by a court; each with its "
    "day. Published: the table to compare with. Variants: what if; changed numbers by name.",
    "",
    "Several of a sort stand with commas between: men, women",
    "Numbers by name: men-team: 1, women-team: 1",
    "yes or no; days as 2026-01-31, or as a date of the spreadsheet.",
    "A sheet or line that is not needed is deleted or left empty. A column 'remark' is yours.",
    "What is wrong is told at its sheet and cell, with what to do.",
)
