"""In a worker: what can be taken away of a case as a link changes it, as files."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from berth.html.report import report_html
from berth.live.file import live_html
from berth.questions.progress import Progress, Tell, nobody
from berth.web.cases import CaseFiles
from berth.web.computed import case_as_variant
from berth.web.jobs import made_beside, telling_file
from berth.web.loaded import SECONDS, case_of, solved_as_linked
from berth.web.shortened import variant_told, yaml_file


def json_file(files: CaseFiles, query: str) -> bytes:
    """The same bytes as `berth solve --json` prints."""
    told = solved_as_linked(files, query).model_dump(mode="json")
    return f"{json.dumps(told, indent=1, ensure_ascii=False)}\n".encode()


def report_file(files: CaseFiles, query: str) -> bytes:
    """The same file as `berth report -o` writes."""
    return report_html(case_of(files, query).report(time_limit=SECONDS)).encode()


def table_file(files: CaseFiles, query: str) -> bytes:
    """The table as `berth export -o .csv` writes it. Raises NoAllocation."""
    return _exported(files, query, "case.csv", nobody)


def workbook_file(files: CaseFiles, query: str, tell: Tell) -> bytes:
    """The same workbook as `berth export -o .xlsx` writes, with the reason of every cell."""
    return _exported(files, query, "case.xlsx", tell)


def _exported(files: CaseFiles, query: str, name: str, tell: Tell) -> bytes:
    with TemporaryDirectory(prefix="berth-") as folder:
        file = Path(folder) / name
        case_of(files, query).export(file, time_limit=SECONDS, progress=tell)
        return file.read_bytes()


def live_file(files: CaseFiles, query: str, tell: Tell) -> bytes:
    """The same file as `berth report --live -o` writes. Raises BadQuestion where the engine is not
    built."""
    case = case_of(files, query)
    report = case.report(time_limit=SECONDS, progress=tell)
    tell(Progress("Packing the engine"))
    return live_html(report, case).encode()


#: What takes so long that it is made as a job, by the ends of the names.
MADE_AS_JOBS = {"xlsx": workbook_file, "live.html": live_file}


def case_file(files: CaseFiles, query: str, end: str, told: str) -> int:
    """Makes it beside the file that says how far it is, and says how many bytes it has."""
    data = MADE_AS_JOBS[end](files, query, telling_file(told))
    return made_beside(told).write_bytes(data)


def variant_file(files: CaseFiles, query: str) -> bytes:
    """What is changed in the rules, as the file of a variant. Raises BadQuestion."""
    return yaml_file(variant_told(case_as_variant(files, query, "saved"))).encode()
