"""The other questions of the page: who is next, step by step, compare, what if."""

import pytest
from documents import ROOT
from pages import HOST, opened, page_at
from running import race, size

from berth.api import load
from berth.html.report import report_html

SOCHI = ROOT / "instances/sochi-2014"
PAGE = "/case/sochi-2014"
OURS = {"Origin": f"http://{HOST}"}


@pytest.fixture(scope="module")
def client():
    return opened(SOCHI)


def test_who_is_next_in_an_event(client):
    page = page_at(client, f"{PAGE}/next?event=men-relay")
    assert "Reserve list of Men's relay: who moves up when" in page.by_id("reserves")["text"]
    chosen = [one["value"] for one in page.all("option") if "selected" in one]
    assert chosen == ["men-relay", "men-relay"]


def test_a_place_is_given_back_and_can_be_kept_so(client):
    page = page_at(client, f"{PAGE}/next?event=men-500m&give=Canada&number=2")
    assert "CAN Canada gives back 2 places in Men's 500 m" in page.by_id("declined")["text"]
    kept = client.get(page.by_id("keep-declined")["href"])
    assert kept.url.path == f"{PAGE}/next"
    assert "give=" not in str(kept.url)
    cell = page_at(client, f"{PAGE}?{kept.url.query.decode()}").by_id("cell-CAN-men-500m")
    assert cell["text"] == "1"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("event=men-500m&give=CAN&number=9", "give back 3 or fewer"),
        ("event=men-500m&give=CAN&number=many", "'many' is not a number of places"),
        ("event=men-500m&give=Atlantis", "Atlantis"),
        ("event=nothing", "unknown event 'nothing'"),
    ],
)
def test_what_nobody_can_give_back_is_told(client, query, sentence):
    answer = client.get(f"{PAGE}/next?{query}")
    assert answer.status_code == 422
    assert sentence in answer.text.replace("&#39;", "'")


def test_every_step_and_only_those_of_an_noc_with_their_numbers(client):
    whole = page_at(client, f"{PAGE}/steps").by_id("ledger")["text"]
    assert "Every line in its turn" in whole
    some = page_at(client, f"{PAGE}/steps?noc=KAZ&event=men-relay").by_id("ledger")["text"]
    assert "KAZ" in some
    assert "NED" not in some
    # Its number in the whole is the one that `why` names.
    why = page_at(client, f"{PAGE}?why=KAZ:men-relay").by_id("why")["text"]
    step = why.partition("awarded in step ")[2].split()[0]
    assert f" relays {step} Men's relay" in some


def test_a_what_if_is_compared_with_the_files_unless_told_otherwise(client):
    page = page_at(client, f"{PAGE}/compare?set=field-relay.exactly:7")
    told = page.by_id("compared")["text"]
    assert "As filed, compared with this what-if" in told
    assert "field-relay (sentence 5), exactly: 8 -> 7" in told


def test_two_states_are_chosen(client):
    told = page_at(client, f"{PAGE}/compare?a=published&b=ten-relays").by_id("compared")["text"]
    assert "Published, compared with ten relays" in told
    told = page_at(client, f"{PAGE}/compare?a=base&b=2013-11-21").by_id("compared")["text"]
    assert "As filed, compared with 2013-11-21" in told


@pytest.mark.parametrize("name", ["/etc/passwd", "../x", "instances/sochi-2014/variants/x.yaml"])
def test_a_state_is_no_file_of_this_machine(client, name):
    answer = client.get(f"{PAGE}/compare", params={"a": "base", "b": name})
    assert answer.status_code == 422
    assert "no state is called" in answer.text


def test_a_variant_is_chosen_and_its_numbers_are_marked(client):
    page = page_at(client, f"{PAGE}/what-if?variant=ten-relays")
    assert page.by_id("number-field-relay.exactly")["value"] == "10"
    # What the variant says is taken back by saying the number of the files.
    href = page.by_id("reset-field-relay.exactly")["href"]
    assert href == f"{PAGE}/what-if?variant=ten-relays&set=field-relay.exactly:8"
    reset = page_at(client, href)
    assert reset.by_id("number-field-relay.exactly")["value"] == "8"


def test_a_ruling_is_left_out_and_counted_again(client):
    page = page_at(client, f"{PAGE}/what-if")
    out = page_at(client, page.by_id("ruling-1")["href"])
    assert "Does not count: Kazakhstan has no place" in out.by_id("rulings")["text"]
    assert out.by_id("ruling-1")["href"] == f"{PAGE}/what-if"


def test_without_rulings_is_as_the_command_line_has_it(client):
    page = page_at(client, f"{PAGE}?norulings=1")
    held = load(SOCHI).without_rulings().solve().nocs
    for noc, row in held.items():
        shown = page.by_id(f"cell-{noc}-men-1000m")["text"]
        assert shown == (str(row["men-1000m"]) if row["men-1000m"] else ".")


def test_a_further_ruling_is_added_and_taken_away(client):
    fields = {"to": "what-if", "ruling:noc": "Canada", "ruling:event": "men-500m"}
    fields |= {"ruling:form": "at_most", "ruling:number": "1"}
    fields |= {"ruling:date": "2014-01-05", "ruling:basis": "declined"}
    answer = client.get(f"{PAGE}/go", params=fields)
    assert answer.status_code == 200
    page = page_at(client, str(answer.url))
    assert "Canada has at most 1 place in Men's 500 m" in page.by_id("rulings")["text"]
    assert page.by_id("further-1")["href"] == f"{PAGE}/what-if"
    table = page_at(client, f"{PAGE}?{answer.url.query.decode()}")
    assert table.by_id("cell-CAN-men-500m")["text"] == "1"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"ruling:form": ""}, "choose what the ruling says"),
        ({"ruling:number": ""}, "'' is not a number"),
        ({"ruling:date": ""}, "date"),
        ({"ruling:noc": "Atlantis"}, "noc"),
        ({"ruling:form": "withdrawn", "ruling:rank": "999"}, "999"),
    ],
)
def test_a_ruling_that_does_not_fit_is_told(client, more, sentence):
    fields = {"to": "what-if", "ruling:noc": "CAN", "ruling:event": "men-500m"}
    fields |= {"ruling:form": "at_most", "ruling:number": "1"}
    fields |= {"ruling:date": "2014-01-05", "ruling:basis": "declined", **more}
    answer = client.get(f"{PAGE}/go", params=fields)
    assert answer.status_code == 422
    assert sentence in answer.text.replace("&#39;", "'")


def rules_of(client, query):
    """Every number that the page shows, and every rule that it says is left out."""
    page = page_at(client, f"{PAGE}?{query}")
    fields = [one for one in page.all("input") if one.get("type") == "number"]
    return {one["id"]: one["value"] for one in fields}


@pytest.mark.parametrize(
    "query",
    [
        "set=field-relay.exactly:7&drop=total",
        "variant=ten-relays&set=total.at_most:119",
        pytest.param("variant=equal-numbers", marks=pytest.mark.soak),
        "variant=event-by-event&drop=host",
        "variant=squads-of-2022&set=relay-brings.athletes:4",
    ],
)
def test_what_is_saved_and_loaded_is_the_same(client, query):
    saved = client.get(f"{PAGE}/file.yaml?{query}")
    assert saved.status_code == 200
    assert "attachment" in saved.headers["content-disposition"]
    files = {"file": ("mine.yaml", saved.content)}
    loaded = client.post(f"{PAGE}/what-if/load", files=files, headers=OURS)
    assert loaded.status_code == 200
    assert rules_of(client, loaded.url.query.decode()) == rules_of(client, query)
    told = [
        client.get(f"{PAGE}/file.json?{one}").json()["nocs"]
        for one in (query, loaded.url.query.decode())
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("content", "status", "sentence"),
    [
        (b"id: mine\nchange: {total.at_most: x}\n", 422, "variant.yaml:2:"),
        (b"- 1", 422, "variant.yaml:1:"),
        (b"\0\1", 422, "variant.yaml:1:"),
        (b"id: mine\nchange: {nothing.at_most: 1}\n", 422, "unknown parameter"),
        (b"#" * 300_000, 413, "too large"),
        (b"", 422, "variant.yaml:1:"),
    ],
)
def test_a_file_that_is_no_variant_is_told_at_its_line(client, content, status, sentence):
    files = {"file": ("../../mine.yaml", content)}
    answer = client.post(f"{PAGE}/what-if/load", files=files, headers=OURS)
    assert answer.status_code == status
    assert sentence in answer.text
    assert "/tmp" not in answer.text


def test_nothing_is_loaded_for_another_page(client):
    files = {"file": ("mine.yaml", b"id: mine")}
    answer = client.post(
        f"{PAGE}/what-if/load", files=files, headers={"Origin": "http://evil.example"}
    )
    assert answer.status_code == 403


def test_there_is_nothing_to_save_where_nothing_is_changed(client):
    answer = client.get(f"{PAGE}/file.yaml")
    assert answer.status_code == 422
    assert "nothing to save" in answer.text


def test_the_answer_as_data_is_that_of_the_command_line(client):
    query = "set=field-relay.exactly:7"
    found = client.get(f"{PAGE}/file.json?{query}").json()
    case = load(SOCHI).with_numbers({"field-relay.exactly": 7})
    assert found == case.solve().model_dump(mode="json")


def test_two_people_do_not_see_each_others_changes(client):
    other = opened(SOCHI)
    before = client.get(PAGE).text
    assert other.get(f"{PAGE}?set=field-relay.exactly:7").status_code == 200
    client.get(f"{PAGE}?set=field-relay.exactly:6")
    assert client.get(PAGE).text == before
    assert not client.cookies


@pytest.mark.parametrize("tab", ["", "/next", "/what-if", "/steps", "/compare"])
def test_every_page_has_its_landmarks_labels_and_ids_once(client, tab):
    for query in ("", "?set=total-women.at_most:38", "?set=relay-brings.athletes:4&drop=total"):
        page = page_at(client, f"{PAGE}{tab}{query}")
        ids = [one["id"] for one in page.found if "id" in one]
        assert len(ids) == len(set(ids))
        assert len(page.all("main")) == len(page.all("h1")) == 1
        assert {one.get("aria-label") for one in page.all("nav")} == {"Questions", "Take away"}
        labelled = {label["for"] for label in page.all("label")}
        fields = [*page.all("input"), *page.all("select")]
        assert {one["id"] for one in fields if one.get("type") != "hidden"} <= labelled
        for one in page.found:
            for name in (*one.get("aria-labelledby", "").split(), one.get("list")):
                assert name in (None, *ids)


def test_of_a_case_without_rankings_the_published_table_is_checked():
    client = opened(ROOT / "instances/luge-2014")
    page = page_at(client, "/case/luge-2014")
    told = page.by_id("checked")["text"]
    assert "every rule is kept" in told
    assert "Not looked at:" in told
    assert "Total, " in told
    assert [one["text"] for one in page.all("a") if one.get("id", "").startswith("tab-")] == [
        "The published table"
    ]
    # Whatever else is asked of it, and whatever its rules are changed to.
    for tab in ("next", "what-if", "steps", "compare", "forecast", "needs"):
        assert page_at(client, f"/case/luge-2014/{tab}").by_id("checked")
    fields = [one["id"] for one in page.all("input") if one.get("type") == "number"]
    address = fields[0].removeprefix("number-")
    changed = page_at(client, f"/case/luge-2014?set={address}:1")
    assert "Broken: rule" in changed.by_id("checked")["text"]


def test_the_report_of_a_what_if_is_taken_away_as_one_file(client):
    answer = client.get(f"{PAGE}/file.html?set=field-relay.exactly:7")
    assert answer.headers["content-disposition"] == 'attachment; filename="sochi-2014.html"'
    case = load(SOCHI).with_numbers({"field-relay.exactly": 7})
    assert answer.text == report_html(case.report())


def test_there_are_no_other_files(client):
    assert client.get(f"{PAGE}/file.exe").status_code == 404


def test_an_noc_may_be_named_in_a_form(client):
    for key in ("noc", "give"):
        fields = {"to": "next", "event": "men-500m", key: " Great Britain "}
        answer = client.get(f"{PAGE}/go", params=fields, follow_redirects=False)
        assert f"{key}=GBR" in answer.headers["location"]


def test_the_workbook_and_the_table_of_a_what_if_are_those_of_the_command_line(tmp_path):
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C]")
    client, case = opened(path), load(path).with_numbers({"size.exactly": 1})
    for end in ("xlsx", "csv"):
        answer = client.get(f"/case/race/file.{end}?set=size.exactly:1")
        assert answer.headers["content-disposition"] == f'attachment; filename="race.{end}"'
        case.export(tmp_path / f"case.{end}")
        assert answer.content == (tmp_path / f"case.{end}").read_bytes()


def test_there_is_no_table_to_be_taken_away_of_rules_that_clash(client):
    answer = client.get(f"{PAGE}/file.csv?set=total-women.at_most:38")
    assert answer.status_code == 422
    assert "cannot all be kept" in answer.text


@pytest.mark.parametrize("tab", ["", "/problems", "/what-if"])
def test_that_the_rules_clash_is_said_once(tab):
    client = opened(ROOT / "instances/examples/conflict-host-and-limit.yaml")
    told = page_at(client, f"/case/conflict-host-and-limit{tab}").by_id("page")["text"]
    assert told.lower().count("rules cannot all be kept") == 1
    assert "cannot be kept together" in told
