"""Who is answered: this machine's people, and no page of others."""

import pytest
from documents import ROOT
from pages import HOST, opened

SOCHI = ROOT / "instances/sochi-2014"
PAGE = "/case/sochi-2014"
LINK = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


@pytest.fixture(scope="module")
def client():
    return opened(SOCHI)


@pytest.mark.parametrize("host", [HOST, "localhost:8014"])
def test_the_server_answers_under_its_own_names(client, host):
    assert client.get(PAGE, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8014", "127.0.0.1", "127.0.0.1:80", "0.0.0.0:8014", ""]
)
def test_a_name_that_was_made_to_lead_here_is_not_answered(client, host):
    answer = client.get(PAGE, headers={"Host": host})
    assert answer.status_code == 421
    assert "KAZ" not in answer.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none", **LINK}, 200),
        # A link in a mail, or on another page, leads here.
        ({"Sec-Fetch-Site": "cross-site", **LINK}, 200),
        ({"Sec-Fetch-Site": "same-site", **LINK}, 200),
        # What another page asks for behind its reader's back does not.
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 403),
        (
            {
                "Sec-Fetch-Site": "cross-site",
                "Sec-Fetch-Mode": "navigate",
                "Sec-Fetch-Dest": "iframe",
            },
            403,
        ),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": f"http://{HOST}"}, 200),
    ],
)
def test_reading_is_for_this_page_and_for_links(client, headers, status):
    assert client.get(f"{PAGE}/go", params={"to": ""}, headers=headers).status_code == status


@pytest.mark.parametrize(
    ("headers", "is_let_in"),
    [
        ({"Origin": f"http://{HOST}"}, True),
        # As a browser sends a form of a page with no-referrer.
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "null"}, False),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, False),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"}, False),
        ({"Origin": "http://127.0.0.1:9999"}, False),
        ({"Origin": f"https://{HOST}"}, False),
        ({"Sec-Fetch-Site": "cross-site", **LINK}, False),
        ({}, False),
    ],
)
def test_sending_something_is_for_this_page_alone(client, headers, is_let_in):
    # Nothing is to be sent to this page: 405 is said to who is let in.
    assert client.post(PAGE, headers=headers).status_code == (405 if is_let_in else 403)


@pytest.mark.parametrize("address", [PAGE, "/case/nowhere", f"{PAGE}?set=x", "/static/page.js"])
def test_every_answer_says_what_a_browser_may_do_with_it(client, address):
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_a_refusal_says_it_too(client):
    answer = client.get(PAGE, headers={"Host": "evil.example"})
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_defect_is_told_without_its_trace_and_as_safely(monkeypatch):
    async def failing(*_):
        raise RuntimeError("secret")

    monkeypatch.setattr("berth.web.asking.CaseAsked.screen", failing)
    answer = opened(SOCHI, raise_server_exceptions=False).get(PAGE)
    assert answer.status_code == 500
    assert "defect of Berth" in answer.text
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
