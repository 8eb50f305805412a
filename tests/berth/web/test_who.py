"""The first screen: who is in, why, and what a changed number does."""

import re
from shutil import copytree

import pytest
from documents import ROOT
from pages import Page, opened, page_at

from berth.web.pages import flag_of

SOCHI = ROOT / "instances/sochi-2014"
PAGE = "/case/sochi-2014"


@pytest.fixture(scope="module")
def client():
    return opened(SOCHI)


def test_the_server_leads_to_its_case(client):
    assert client.get("/", follow_redirects=False).headers["location"] == PAGE


def test_one_line_says_the_case_and_that_it_is_as_published(client):
    page = page_at(client, PAGE)
    assert page.by_id("told")["text"] == (
        "Short track speed skating, Sochi 2014: 116 athletes of 25 NOCs; equal to the published "
        "table: 25 of 25 NOCs"
    )
    assert page.by_id("told")["aria-live"] == "polite"


def test_every_number_of_every_rule_is_a_field_with_a_label(client):
    page = page_at(client, PAGE)
    fields = [one for one in page.all("input") if one.get("type") == "number"]
    assert len(fields) == 14
    labelled = {label["for"] for label in page.all("label")}
    for kind in ("input", "select"):
        assert {one["id"] for one in page.all(kind) if one.get("type") != "hidden"} <= labelled
    assert page.by_id("number-field-relay.exactly")["value"] == "8"


def test_no_id_stands_twice_on_a_page(client):
    for address in (PAGE, f"{PAGE}?set=field-relay.exactly:7&drop=total&why=HUN:women-relay"):
        ids = [one["id"] for one in page_at(client, address).found if "id" in one]
        assert len(ids) == len(set(ids))


def test_a_changed_number_is_marked_and_can_be_reset(client):
    page = page_at(client, f"{PAGE}?set=field-relay.exactly:7&noc=KAZ")
    assert page.by_id("number-field-relay.exactly")["value"] == "7"
    assert page.by_id("reset-field-relay.exactly")["href"] == f"{PAGE}?noc=KAZ"
    assert page.by_id("as-filed")["href"] == f"{PAGE}?noc=KAZ"


def test_who_gains_and_who_loses_stands_above_the_table(client):
    page = page_at(client, f"{PAGE}?set=field-relay.exactly:7")
    told = page.by_id("changes")["text"]
    assert "Loses: KAZ Kazakhstan: Men's relay 1 -> 0, athletes in Men 5 -> 2" in told
    assert "Every rule counted again: kept." in page.by_id("answer")["text"]
    assert "was 1" in page.by_id("answer")["text"]


def test_a_cell_says_why_and_what_would_change_it(client):
    page = page_at(client, f"{PAGE}?set=field-relay.exactly:7&why=HUN:women-relay")
    told = page.by_id("why")["text"]
    assert "Why has Hungary no team place in Women's relay?" in told
    assert "with its line at rank 7 or better" in told
    assert page.by_id("cell-HUN-women-relay")["aria-current"] == "true"


def test_a_cell_is_a_button_that_works_without_any_script(client):
    page = page_at(client, f"{PAGE}?set=field-relay.exactly:7&noc=HUN")
    cell, form = page.by_id("cell-HUN-women-relay"), page.by_id("cells")
    hidden = [("to", ""), ("set", "field-relay.exactly:7"), ("noc", "HUN")]
    answer = client.get(form["action"], params=[*hidden, (cell["name"], cell["value"])])
    assert answer.url.query.decode() == "set=field-relay.exactly:7&noc=HUN&why=HUN:women-relay"
    assert "Why has Hungary no team place" in answer.text


def test_only_one_noc_and_only_one_event(client):
    page = page_at(client, f"{PAGE}?noc=KAZ&event=men-relay")
    cells = [one["id"] for one in page.all("button") if one.get("id", "").startswith("cell-")]
    assert cells == ["cell-KAZ-men-relay", "cell-KAZ-men"]
    assert "Total" not in page.by_id("cells")["text"]


def test_of_one_event_who_lost_its_place_is_still_shown(client):
    page = page_at(client, f"{PAGE}?event=women-relay&set=field-relay.exactly:7")
    assert page.by_id("cell-HUN-women-relay")["text"] == "."
    assert "was 1" in page.by_id("cells")["text"]
    # One that has no place left at all as well.
    few = "set=field-500-1000.exactly:1&set=field-1500.exactly:1"
    page = page_at(client, f"{PAGE}?event=men-500m&{few}")
    assert page.by_id("cell-RUS-men-500m")["text"] == "1"
    assert page.by_id("cell-GBR-men-500m")["text"] == "."
    # Nobody else, and nobody beside the one that is looked at alone.
    assert "NZL" not in page.by_id("cells")["text"]
    alone = page_at(client, f"{PAGE}?noc=CAN&event=women-relay&set=field-relay.exactly:7")
    assert "HUN" not in alone.by_id("cells")["text"]


def test_the_form_of_the_rules_leads_to_a_link_with_what_is_changed_alone(client):
    page = page_at(client, PAGE)
    fields = {
        one["name"]: one["value"] for one in page.all("input") if one["name"].startswith("number:")
    }
    fields |= {"to": "", "number:field-relay.exactly": "7", "drop": "total"}
    answer = client.get(f"{PAGE}/go", params=fields, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{PAGE}?set=field-relay.exactly:7&drop=total"


def test_a_field_that_is_no_number_is_told(client):
    answer = client.get(f"{PAGE}/go", params={"number:total.at_most": "many"})
    assert answer.status_code == 422
    assert "total.at_most: &#39;many&#39; is not a number" in answer.text


def test_a_conflict_takes_the_place_of_the_table(client):
    page = page_at(client, f"{PAGE}?set=total-women.at_most:38")
    told = page.by_id("problems")["text"]
    assert "These 3 rules cannot be kept together:" in told
    assert "asked for are" in told.lower()
    assert not [one for one in page.all("table") if one.get("class") == "allocation"]


def test_every_repair_is_a_button_that_applies_its_numbers():
    client = opened(ROOT / "instances/examples/conflict-host-and-limit.yaml")
    page = page_at(client, "/case/conflict-host-and-limit/problems")
    buttons = [one for one in page.all("a") if "Apply:" in one["text"]]
    assert len(buttons) >= 2
    for button in buttons:
        answer = client.get(button["href"])
        assert answer.status_code == 200
        assert "Every rule counted again: kept." in answer.text


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("set=total.at_least:3", 422, "unknown parameter 'total.at_least'"),
        ("drop=nothing", 422, "unknown rule 'nothing'"),
        ("variant=nothing", 422, "unknown variant 'nothing'"),
        ("off=ruling:XXX:men-500m", 422, "no ruling is called"),
        ("why=XXX:men-500m", 422, "XXX"),
        ("noc=XXX", 422, "no NOC here is called 'XXX'"),
        ("event=men-500", 422, "unknown event 'men-500'; did you mean 'men-500m'"),
        ("why=KAZ:nothing", 422, "unknown event or squad"),
    ],
)
def test_what_does_not_fit_the_case_is_told_in_sentences(client, query, status, sentence):
    answer = client.get(f"{PAGE}?{query}")
    assert answer.status_code == status
    assert sentence in answer.text.replace("&#39;", "'")
    assert Page(answer.text).by_id("back")["href"] == PAGE


def test_a_case_that_is_not_served_is_not_here(client):
    answer = client.get("/case/elsewhere")
    assert answer.status_code == 404
    assert "There is no such case here" in answer.text


def test_a_name_that_is_markup_is_text(tmp_path):
    folder = tmp_path / "case"
    folder.mkdir()
    text = (ROOT / "instances/examples/look-ahead.yaml").read_text(encoding="utf-8")
    text = re.sub("(?m)^title: .*$", "title: '<script>alert(1)</script>'", text, count=1)
    (folder / "instance.yaml").write_text(text, encoding="utf-8")
    answer = opened(folder).get("/")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text


def test_nothing_on_the_page_is_a_script_or_a_style_of_its_own(client):
    for address in (PAGE, f"{PAGE}?set=total-women.at_most:38", "/case/nowhere"):
        page = page_at(client, address)
        assert all(one["src"].startswith("/static/") for one in page.all("script"))
        assert not page.all("style")
        assert not [one for one in page.found if "style" in one or "onclick" in one]
        addresses = [one.get("href") or one.get("src") or "/" for one in page.found]
        assert all(one.startswith(("/", "#", "data:,")) for one in addresses)


def test_files_that_are_edited_are_read_anew(tmp_path):
    file = tmp_path / "case.yaml"
    text = (ROOT / "instances/examples/look-ahead.yaml").read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    client = opened(file)
    assert client.get("/").status_code == 200
    file.write_text(text.replace("id:", "idd:", 1), encoding="utf-8")
    answer = client.get("/")
    assert answer.status_code == 422
    assert "case.yaml:" in answer.text


def test_what_clashes_stays_where_nothing_that_settles_it_is_found_in_time(client, monkeypatch):
    monkeypatch.setattr("berth.web.computed.SECONDS", 1e-6)
    answer = client.get(f"{PAGE}/problems?set=total-women.at_most:38")
    told = Page(answer.text).by_id("problems")["text"]
    assert "These 3 rules cannot be kept together:" in told
    assert "which is no answer" in told


def test_without_htmx_every_page_is_plain_links_and_forms(monkeypatch):
    monkeypatch.setattr("berth.web.pages.has_htmx", lambda: False)
    client = opened(SOCHI)
    for query in ("", "?set=total-women.at_most:38"):
        page = page_at(client, f"{PAGE}{query}")
        assert [one["src"] for one in page.all("script")] == ["/static/page.js"]
        assert all(one["action"].startswith(PAGE) for one in page.all("form"))
        # Whatever htmx would look for by itself a link leads to.
        wanted = {one["hx-get"] for one in page.found if "hx-get" in one}
        assert wanted <= {one["href"] for one in page.all("a")}
        # Whatever is sent when it is changed has a button too.
        forms = page.all("form")
        assert len(forms) <= len([one for one in page.all("button") if one.get("type") != "reset"])


def test_static_files_are_those_of_the_package_alone(client):
    assert client.get("/static/page.css").status_code == 200
    for path in (
        "/static/../environment.py",
        "/static/%2e%2e/environment.py",
        "/static/..%2f..%2fapi.py",
    ):
        assert client.get(path).status_code in (404, 405)


def test_of_an_noc_without_a_place_it_can_be_asked_why(client):
    page = page_at(client, f"{PAGE}?noc=BEL")
    assert page.by_id("cell-BEL-women-1000m")["text"] == "."
    page = page_at(client, f"{PAGE}?noc=BEL&event=men-500m&why=BEL:men-500m")
    assert "Why has Belgium no place in Men's 500 m?" in page.by_id("why")["text"]


def test_a_variant_that_leads_out_of_its_folder_is_none(tmp_path):
    folder = tmp_path / "case"
    copytree(SOCHI, folder)
    secret = tmp_path / "secret.yaml"
    secret.write_text("id: secret\nquestion: password\n", encoding="utf-8")
    (folder / "variants/evil.yaml").symlink_to(secret)
    client = opened(folder)
    assert "evil" not in client.get("/case/case/what-if").text
    answer = client.get("/case/case?variant=evil")
    assert answer.status_code == 422
    assert "password" not in answer.text


def test_who_has_no_flag_has_its_code_as_a_badge_and_says_it_once(monkeypatch):
    case = ROOT / "instances/curling-2018"
    neutral = "OAR Olympic Athletes from Russia"
    with monkeypatch.context() as patched:
        patched.setattr("berth.web.pages.flag_of", {"SUI": "/static/sui.svg"}.get)
        page = page_at(opened(case), "/case/curling-2018")
    heads = {" ".join(one["text"].split()): one for one in page.all("th")}
    assert neutral in heads
    assert "SUI Switzerland" in heads
    badges = [one["text"] for one in page.all("span") if "badge" in one.get("class", "")]
    assert len(badges) == 12
    assert "OAR" in badges
    assert "SUI" not in badges
    assert [one["src"] for one in page.all("img")] == ["/static/sui.svg"]


@pytest.mark.parametrize("code", ["AIN", "ROC", "OAR", "EOR", "ROT", "IOA", "SCG", "AIR"])
def test_neutral_historic_and_unknown_ones_have_no_flag(code):
    assert flag_of(code) is None
