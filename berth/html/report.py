"""All that is to be said of a case as one HTML file, which asks nobody for anything.

What it looks like stands in it, and its own policy lets nothing else in: no script, no address.
"""

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from berth.html.environment import rendered, stylesheet
from berth.sentences.cuts import RESERVE
from berth.sentences.ledger import NO_REASONS
from berth.sentences.outcomes import CERTAIN, PROOFS, not_found_in_time
from berth.views.report import ReportAnswer
from berth.views.solve import AllocationAnswer

OUTCOMES = {
    "allocated": "Who is in",
    "lot_required": "A lot has to be drawn",
    "conflict": "What clashes",
    "out_of_time": "Undecided",
}


def report_html(report: ReportAnswer, template: str = "report/report.html", **more: Any) -> str:
    """The same text for the same report. template: one that extends the report's."""
    style = without_blanks(stylesheet())
    text = rendered(
        template,
        report=report,
        sections=_sections(report),
        style=Markup(style),
        style_hash=policy_hash(style),
        proofs=PROOFS,
        certain=CERTAIN,
        reserve_means=RESERVE,
        no_reasons=NO_REASONS,
        missing=tuple(not_found_in_time(report.not_in_time)),
        **more,
    )
    return compact(text)


def compact(text: str) -> str:
    """Without what HTML leaves to the reader, since tables are most of it: end tags, line ends,
    and signs escaped that no text or value in double quotes could end with. What was said in the
    data is escaped, so that none of this is found in it."""
    text = re.sub(r"\s*</(?:td|th|tr|li|dt|dd)>", "", text)
    text = re.sub(r"<[a-z][^<>]*", lambda tag: re.sub(r'="([\w-]+)"', r"=\1", tag[0]), text)
    text = re.sub(r"\s*\n\s*", "\n", text)
    text = re.sub(r"\n(?=<t[dhr]\b)", "", text)
    return text.replace("&#39;", "'").replace("&gt;", ">")


def policy_hash(text: str) -> str:
    """By which a content security policy lets in a style or script that stands in the page."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def without_blanks(style: str) -> str:
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", style, flags=re.S)).strip()


def _sections(report: ReportAnswer) -> dict[str, str]:
    """The sections that there are, each by the name of its template, with its title."""
    found = {"about": "What this is about", "outcome": OUTCOMES[report.status]}
    outcome = report.outcome
    if isinstance(outcome, AllocationAnswer):
        if outcome.published is not None:
            found["published"] = "Beside the published table"
        if report.cuts:
            found["cuts"] = "Who came where around the cut"
        found["reserves"] = "Who is next"
    found["rules"] = "The rules"
    if isinstance(outcome, AllocationAnswer):
        found["ledger"] = "Step by step"
    return found
