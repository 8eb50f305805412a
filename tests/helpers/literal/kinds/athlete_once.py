"""Lines of random worlds have no names, and are served in their order without a gap."""

JUDGED_IN = "tests/solver/allocate/test_athlete_once.py"


def keeps_row(rule, world, row):
    return True
