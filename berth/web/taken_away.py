"""In a worker: what can be taken away of a case as a link changes it, as files."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from berth.html.report import report_html
from berth.web.cases import CaseFiles
from berth.web.computed import case_as_variant
from berth.web.loaded import SECONDS, case_of, solved_as_linked
from berth.web.shortened import variant_told, yaml_file


def json_file(files: CaseFiles, query: str) -> bytes:
    """The same bytes as `berth solve --json` prints."""
    told = solved_as_linked(files, query).model_dump(mode="json")
    return f"{json.dumps(told, indent=1, ensure_ascii=False)}\n".encode()


def report_file(files: CaseFiles, query: str) -> bytes:
    """The same file as `berth report -o` writes."""
    return report_html(case_of(files, query).report(time_limit=SECONDS)).encode()


def workbook_file(files: CaseFiles, query: str) -> bytes:
    """The same workbook as `berth export -o .xlsx --without-why` writes: the reason of every cell
    takes as long as all else several times over, and the page tells each when it is asked."""
    return _exported(files, query, "case.xlsx")


def table_file(files: CaseFiles, query: str) -> bytes:
    """The table as `berth export -o .csv` writes it. Raises NoAllocation."""
    return _exported(files, query, "case.csv")


def _exported(files: CaseFiles, query: str, name: str) -> bytes:
    with TemporaryDirectory(prefix="berth-") as folder:
        file = Path(folder) / name
        case_of(files, query).export(file, whys=False, time_limit=SECONDS)
        return file.read_bytes()


def variant_file(files: CaseFiles, query: str) -> bytes:
    """What is changed in the rules, as the file of a variant. Raises BadQuestion."""
    return yaml_file(variant_told(case_as_variant(files, query, "saved"))).encode()
