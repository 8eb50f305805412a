"""The table of real cases in instances/README.md says what comes out of each."""

import re

import pytest
from running import ROOT, berth_json

TEXT = (ROOT / "instances" / "README.md").read_text(encoding="utf-8")
SECTION = TEXT.partition("## Real cases")[2].partition("\n## ")[0]
ROWS = re.findall(r"^\| \[(.+?)\]\(.+?\) \| .+? \| .+? \| (\d{4}) \| (.+?) \|$", SECTION, re.M)


def what_comes_out(case):
    folder = ROOT / "instances" / case
    if re.search("(?m)^(rankings|competitions):", (folder / "instance.yaml").read_text("utf-8")):
        published = berth_json("solve", folder)["published"]
        return f"{published['equal']} of {published['nocs']} NOCs equal"
    breaches = len(berth_json("check", folder)["breaches"])
    nocs = len((folder / "published.csv").read_text("utf-8").splitlines()) - 1
    broken = f"{breaches} breach{'es' * (breaches > 1)}" if breaches else "every rule is kept"
    return f"the table of {nocs} NOCs checked: {broken}"


def test_every_real_case_has_a_row_with_its_year():
    folders = {path.parent.name for path in (ROOT / "instances").glob("*/instance.yaml")}
    assert {case for case, _, _ in ROWS} == folders
    assert [case for case, year, _ in ROWS if year not in case] == []


@pytest.mark.parametrize(("case", "said"), [(case, said) for case, _, said in ROWS])
def test_what_the_table_says_comes_out(case, said):
    assert what_comes_out(case) == said
