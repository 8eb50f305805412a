"""Which NOC a text means, and what is asked about rather than guessed."""

import csv
from importlib import resources

import pytest

from models.naming import Doubt, Meaning, Naming
from models.noc import Noc, noc_table
from models.noc_names import asked_about, names_of_the_ioc, plain

NAMING = Naming(noc_table())
MISTYPED = "unknown NOC 'CNA'; write its IOC code, or add it to 'nocs' or 'aliases'"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KOR", "KOR"), ("kor", "KOR"), ("Kor", "KOR"), ("(KOR)", "KOR"), ("[KOR]", "KOR"),
        ("KOR*", "KOR"), ("KOR\u00b9", "KOR"), ("KOR - Korea", "KOR"), ("Korea (KOR)", "KOR"),
        ("KOR/Korea", "KOR"), ("KOR Korea", "KOR"), ("Republic of Korea KOR", "KOR"),
        ("KOR \u2013 S\u00fcdkorea", "KOR"), ("Corea del Sur (KOR)", "KOR"),
        ("\U0001f1f0\U0001f1f7", "KOR"), ("\U0001f1f0\U0001f1f7 KOR", "KOR"),
        ("\U0001f1f0\U0001f1f7 South Korea", "KOR"), ("KR", "KOR"), ("kr", "KOR"),
        ("DEU", "GER"), ("DE", "GER"), ("deu", "GER"), ("Germany (DEU)", "GER"),
        ("NLD", "NED"), ("CHE", "SUI"), ("HRV", "CRO"), ("XKX", "KOS"), ("TWN", "TPE"),
        ("IRN", "IRI"), ("NO", "NOR"), ("UK", "GBR"), ("U.K.", "GBR"), ("USA", "USA"),
        ("Germany", "GER"), ("Deutschland", "GER"), ("Allemagne", "GER"), ("GERMANY", "GER"),
        ("Korea, Republic of", "KOR"), ("Rep. of Korea", "KOR"), ("DPR Korea", "PRK"),
        ("People's Republic of China", "CHN"), ("People\u2019s Republic of China", "CHN"),
        ("Chinese Taipei", "TPE"), ("Taiwan", "TPE"), ("Hong Kong, China", "HKG"),
        ("C\u00f4te d'Ivoire", "CIV"), ("Cote d\u2019Ivoire", "CIV"), ("Ivory Coast", "CIV"),
        ("T\u00fcrkiye", "TUR"), ("Turkiye", "TUR"), ("Turkey", "TUR"), ("T\u00fcrkei", "TUR"),
        ("St. Lucia", "LCA"), ("Saint Lucia", "LCA"), ("Trinidad & Tobago", "TTO"),
        ("The Netherlands", "NED"), ("Netherlands, The", "NED"), ("Pays-Bas", "NED"),
        ("\u00d6sterreich", "AUT"), ("Osterreich", "AUT"), ("Etats-Unis", "USA"),
        ("Czechia", "CZE"), ("Czech Republic", "CZE"), ("Great Britain", "GBR"),
        ("Congo", "CGO"), ("DR Congo", "COD"), ("Georgia", "GEO"), ("OAR", "OAR"),
        ("Olympic Athletes from Russia", "OAR"), ("Netherlands Antilles", "AHO"),
        ("Oesterreich", "AUT"), ("Suedkorea", "KOR"), ("AEGYPTEN", "EGY"), ("Daenemark", "DEN"),
        ("KOR, Korea", "KOR"), ("Korea, KOR", "KOR"), ("China (Taipei)", "TPE"),
        ("Korea S\u00fcd", "KOR"), ("Dem. Rep. Congo", "COD"), ("RP Chine", "CHN"),
    ],
)  # fmt: skip
def test_a_code_or_name_is_known(text, code):
    found = NAMING.find(text)
    assert isinstance(found, Meaning), found
    assert found.code == code


@pytest.mark.parametrize(
    "text", ["", " ", "-", "CNA", "RSU", "XX", "Q", "Germny", "ANA", "FIS", "RPC", "GER 2", "UNK",
             "Ruritania", "Deutschland Ost", "12", "KOREA 1", "\U0001f3f4"]
)  # fmt: skip
def test_what_is_not_known_is_not_guessed_at(text):
    assert NAMING.find(text) is None
    assert "did you mean" not in NAMING.unknown(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Korea", "'Korea' is the name of more than one NOC; write KOR for South Korea or PRK for "
                  "North Korea"),
        ("AUT - Australia", "'AUT - Australia' names AUT and AUS; write the code of one NOC"),
        ("USA/CAN", "'USA/CAN' names USA and CAN; write the code of one NOC"),
        ("Georgia (USA)", "'Georgia (USA)' names GEO and USA; write the code of one NOC"),
        ("SCO", "unknown NOC 'SCO'; if its places are those of Great Britain write GBR, or say "
                "'aliases: {SCO: GBR}' in the instance"),
        ("Northern Ireland", "unknown NOC 'Northern Ireland'; if its places are those of Great "
                             "Britain write GBR or IRL, or say 'aliases: {Northern Ireland: GBR}' "
                             "in the instance"),
        ("KHM", "'KHM' is Khmer Republic among the IOC's codes and Cambodia in ISO 3166; write CAM "
                "for Cambodia; for Khmer Republic say 'aliases: {KHM: KHM}' in the instance"),
    ],
)  # fmt: skip
def test_what_may_be_two_nocs_is_asked_about(text, asked):
    found = NAMING.find(text)
    assert isinstance(found, Doubt)
    assert (found.message, NAMING.unknown(text)) == (asked, asked)


@pytest.mark.parametrize(
    ("column", "found"),
    [
        ("BRN GER JPN", "BRN"),
        ("BRN DEU JPN", "BRU"),
        ("BRN KOR JPN", None),
        ("BRN GER NLD", None),
        ("VNM DEU", "VIE"),
        ("VNM GER", None),
        ("KHM NLD", "CAM"),
        ("KHM NED", None),
    ],
)
def test_the_other_codes_of_a_column_tell_whose_code_it_is(column, found):
    codes = column.split()
    meaning = NAMING.meanings(codes)[codes[0]]
    assert (meaning.code if isinstance(meaning, Meaning) else None) == found


def test_codes_of_one_noc_are_one_noc():
    for codes, noc in (("RUS OAR ROC", "RUS"), ("LIB LBN", "LBN"), ("ROM ROU", "ROU")):
        assert {NAMING.identity(code) for code in codes.split()} == {noc}
    for codes in ("GDR FRG", "YAR YMD", "VNM VIE", "AIN RUS", "SCG SRB"):
        assert len({NAMING.identity(code) for code in codes.split()}) == 2


def test_what_the_instance_says_comes_first():
    naming = Naming(noc_table(), {"SCO": "GBR", "Team North": "NOR", "BRN": "BRN"})
    texts = {"SCO": "GBR", "sco": "GBR", "team north": "NOR", "BRN": "BRN", "KOR": "KOR"}
    assert {text: naming.noc(text) for text in texts} == texts


def test_a_declared_noc_is_no_other():
    own = {"ROC": Noc(code="ROC", name="Republic of C"), "A": Noc(code="A", name="Aland")}
    naming = Naming({**noc_table(), **own})
    assert (naming.noc("ROC"), naming.noc("Republic of C"), naming.noc("aland")) == (
        "ROC",
        "ROC",
        "A",
    )
    assert naming.unknown("CNA") == "unknown NOC 'CNA'; known are: ROC, A"
    assert NAMING.unknown("CNA") == MISTYPED


def test_no_iso_code_that_differs_from_the_iocs_has_another_country_as_its_meaning():
    for code, noc in noc_table().items():
        for iso in (noc.alpha_2, noc.alpha_3):
            if iso not in (None, "BRN", "KHM", "VNM"):
                assert NAMING.noc(iso) == code
        assert noc.status != "current" or (noc.alpha_2 and noc.alpha_3)


def test_the_names_are_known_once():
    """A name of a current NOC means it alone, in the table as it comes with Berth."""
    text = resources.files("models").joinpath("noc_names.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    keys = [plain(row["name"]) for row in rows]
    assert len(keys) == len(set(keys))
    assert not set(asked_about()) & set(names_of_the_ioc())
    assert all(code in noc_table() for row in rows for code in row["codes"].split())
    for code, noc in noc_table().items():
        if noc.status == "current":
            assert NAMING.noc(noc.name) == code


@pytest.mark.parametrize(
    ("one", "other"),
    [("St. Kitts & Nevis", "Saint Kitts and Nevis"), ("C\u00d4TE D\u2019IVOIRE", "cote d'ivoire"),
     ("Guinea-Bissau", "guinea bissau"), ("The Gambia", "Gambia, the"), ("Groß", "GROSS")],
)  # fmt: skip
def test_spellings_of_one_name_are_one(one, other):
    assert plain(one) == plain(other)
