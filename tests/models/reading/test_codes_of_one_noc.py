"""One NOC is one identity from reading on, whatever codes it had; its code of the day is shown."""

import pytest
from exported_tables import instance_of, ranking_of, told_of

DECLINED = "rulings: [{noc: %s, event: race, at_most: 0, date: 2021-06-01, basis: declined}]\n"
SHOWN = "nocs: {RUS: {name: Russia, shown: AIN}, BLR: {name: Belarus, shown: AIN}}\n"


def table(*codes):
    return "rank,noc\n" + "".join(f"{rank},{code}\n" for rank, code in enumerate(codes, 1))


def published(**rows):
    return f"published: {{{', '.join(f'{noc}: {{race: {n}}}' for noc, n in rows.items())}}}\n"


@pytest.mark.parametrize(
    ("codes", "lines", "note"),
    [
        ("LIB LBN SGP SIN ROU ROM SUI",
         "1 LBN, 2 LBN, 3 SGP, 4 SGP, 5 ROU, 6 ROU, 7 SUI",
         "LBN and LIB are one NOC, shown as LBN; SGP and SIN are one NOC, shown as SGP; ROM and "
         "ROU are one NOC, shown as ROU"),
        ("GER RUS OAR ITA", "1 GER, 2 RUS, 3 RUS, 4 ITA", "OAR and RUS are one NOC, shown as RUS"),
        ("GER OAR OAR", "1 GER, 2 OAR, 3 OAR", ""),
        ("OAR ROC", "1 RUS, 2 RUS", "OAR, ROC and RUS are one NOC, shown as RUS"),
        ("GDR FRG URS", "1 GDR, 2 FRG, 3 URS", ""),
        ("ger Ger GER", "1 GER, 2 GER, 3 GER", "ger is GER, Ger is GER"),
        ("DE AT CH", "1 GER, 2 AUT, 3 SUI", "by ISO 3166 DE is GER, AT is AUT, CH is SUI"),
    ],
)  # fmt: skip
def test_codes_of_one_noc_are_its_lines(tmp_path, codes, lines, note):
    assert ranking_of(tmp_path, "race", table(*codes.split())) == (lines, note)


def test_its_lines_are_numbered_together(tmp_path):
    instance = instance_of(tmp_path, "race", table("RUS", "OAR", "GER", "ROC"))
    assert [(line.noc, line.k) for line in instance.rankings["race"].lines] == [
        ("RUS", 1),
        ("RUS", 2),
        ("GER", 1),
        ("RUS", 3),
    ]


def test_the_published_table_tells_the_code_of_the_day(tmp_path):
    more = published(GER=1, OAR=1) + DECLINED % "ROC" + "host: RUS\n"
    instance = instance_of(tmp_path, "race", table("GER", "RUS", "ITA"), more)
    assert [line.noc for line in instance.rankings["race"].lines] == ["GER", "OAR", "ITA"]
    assert instance.published is not None
    assert set(instance.published.rows) == {"GER", "OAR"}
    assert (instance.rulings[0].noc, instance.host) == ("OAR", "OAR")
    assert "OAR, ROC and RUS are one NOC, shown as OAR" in instance.notes
    assert [instance.naming.noc(text) for text in ("RUS", "ROC", "Russia", "OAR")] == ["OAR"] * 4


def test_a_ruling_counts_under_whatever_code_it_has(tmp_path):
    instance = instance_of(tmp_path, "race", table("GER", "RUS", "ITA"), DECLINED % "ROC")
    assert instance.rulings[0].noc == "RUS"


def test_two_rows_of_one_noc_in_a_table_are_refused(tmp_path):
    (tmp_path / "published.csv").write_text("noc,race\nRUS,1\nOAR,1\n")
    assert told_of(tmp_path, "race", table("RUS"), "published: published.csv\n") == [
        "3:1: 'OAR' and 'RUS' in line 2 are one NOC; keep one"
    ]


def test_an_instance_may_say_whose_places_a_team_earns(tmp_path):
    aliases = "aliases: {SCO: GBR, Wales: GBR}\n"
    lines, note = ranking_of(tmp_path, "race", table("SCO", "GER", "GBR", "Wales"), aliases)
    assert lines == "1 GBR, 2 GER, 3 GBR, 4 GBR"
    assert note == "as the instance says SCO is GBR, Wales is GBR"


def test_a_team_is_asked_about_where_the_instance_says_nothing(tmp_path):
    (told,) = told_of(tmp_path, "race", table("SUI", "SCO"))
    assert told.startswith("3:2: unknown NOC 'SCO'; if its places are those of Great Britain write")
    assert "SCG" not in told


def test_two_neutral_nocs_may_share_the_code_that_is_shown(tmp_path):
    instance = instance_of(tmp_path, "race", table("RUS", "BLR", "GER"), SHOWN)
    assert [line.k for line in instance.rankings["race"].lines] == [1, 1, 1]
    assert instance.nocs["RUS"].label == "Russia (AIN)"
    assert instance.nocs["BLR"].continent == "Europe"
    assert told_of(tmp_path, "race", table("AIN", "GER"), SHOWN) == [
        "2:2: 'AIN' is shown for BLR and RUS; write the code of the one it is"
    ]


def test_a_neutral_code_of_several_nocs_is_asked_about_where_it_stands_twice(tmp_path):
    assert told_of(tmp_path, "race", table("GER", "AIN", "AIN")) == [
        "4:2: AIN stands twice and may be BLR or RUS; write the NOC of each line and say 'nocs: "
        "{BLR: {name: Belarus, shown: AIN}, RUS: {name: Russia, shown: AIN}}' in the instance, or "
        "'nocs: {AIN: Individual Neutral Athletes}' if all are one NOC"
    ]
    # Beside one of these NOCs it may be that very one, under another code.
    for nocs in (["RUS", "AIN"], ["AIN", "OAR"], ["AIN", "GER", "BLR"]):
        (told,) = told_of(tmp_path, "race", table(*nocs))
        assert told.startswith(f"{nocs.index('AIN') + 2}:2: AIN stands beside ")
    one = "nocs: {AIN: Individual Neutral Athletes}\n"
    assert ranking_of(tmp_path, "race", table("RUS", "AIN"), one)[0] == "1 RUS, 2 AIN"
    assert ranking_of(tmp_path, "race", table("GER", "AIN", "AIN"), one)[0] == "1 GER, 2 AIN, 3 AIN"
    assert ranking_of(tmp_path, "race", table("GER", "AIN"))[0] == "1 GER, 2 AIN"


def test_the_published_table_may_have_two_nocs_under_one_code(tmp_path):
    instance = instance_of(tmp_path, "race", table("RUS", "BLR"), published(AIN=2))
    assert [line.noc for line in instance.rankings["race"].lines] == ["RUS", "BLR"]
    assert {instance.nocs[noc].shown for noc in ("RUS", "BLR")} == {"AIN"}
    assert instance.notes == ("BLR and RUS shown as AIN, as in the published table",)
    alone = instance_of(tmp_path, "race", table("RUS", "GER"), published(AIN=1))
    assert alone.published is not None
    assert alone.published.rows == {"RUS": {"race": 1}}


def test_declared_nocs_are_added_to_those_of_the_ioc(tmp_path):
    more = "nocs: {AIR: Neutral athletes (RUS), AIB: Neutral athletes (BLR)}\n"
    instance = instance_of(tmp_path, "race", table("AIR", "GEO", "AIB"), more)
    assert instance.nocs["GEO"].name == "Georgia"
    assert instance.nocs["AIB"].name == "Neutral athletes (BLR)"


def test_a_made_up_world_that_names_all_its_nocs_has_no_others(tmp_path):
    more = "nocs: {A: Aland, B: Bland}\nhost: A\n"
    assert [*instance_of(tmp_path, "race", table("A", "B"), more).nocs] == ["A", "B"]
    assert told_of(tmp_path, "race", table("A", "C"), more) == [
        "3:2: unknown NOC 'C'; known are: A, B"
    ]


def test_a_declared_noc_is_never_another_code_of_one(tmp_path):
    more = "nocs: {OAR: Olympic Athletes from Russia}\n"
    assert ranking_of(tmp_path, "race", table("RUS", "OAR"), more)[0] == "1 RUS, 2 OAR"


def test_notes_are_no_part_of_what_an_instance_is(tmp_path):
    plain = instance_of(tmp_path, "race", table("GER", "NED"))
    other = instance_of(tmp_path, "race", table("Germany", "NLD"))
    assert plain == other
    assert (len(plain.notes), len(other.notes)) == (0, 1)
