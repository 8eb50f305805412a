"""The report as one file with the engine inside: it opens from disk, and asks for nothing else."""

import gzip
from base64 import b64encode
from importlib.resources import files

from markupsafe import Markup

from berth.api import Case
from berth.html.report import policy_hash, report_html, without_blanks
from berth.live.engine import engine
from berth.live.program import program_zip
from berth.live.sent import case_as_json
from berth.views.report import ReportAnswer

_STATIC = files("berth.html") / "static"


def live_html(report: ReportAnswer, case: Case) -> str:
    """The same text for the same report of the case. Raises BadQuestion where there is no engine.

    What is packed comes last, behind the report that is read without it.
    """
    built = engine()
    own = {"program.zip": program_zip(), "case.json": case_as_json(case)}
    parts = {**built.parts, **{name: gzip.compress(data, mtime=0) for name, data in own.items()}}
    script, worker = _own("live/page.js"), _own("live/worker.js")
    style = without_blanks(_own("page.css") + _own("live/live.css"))
    text = report_html(
        report,
        "live/report.html",
        form_style=Markup(style),
        form_style_hash=policy_hash(style),
        script_hash=policy_hash(script),
        inside=built.inside,
    )
    packed = "".join(
        f'<script type="text/plain" data-part="{name}">{b64encode(part).decode()}</script>\n'
        for name, part in parts.items()
    )
    packed += f'<script type="text/plain" id="live-worker">{worker}</script>\n'
    packed += f"<script>{script}</script>\n"
    before, end, after = text.rpartition("</body>")
    return f"{before}{packed}{end}{after}"


def _own(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8")
