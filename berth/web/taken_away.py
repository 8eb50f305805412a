"""In a worker: what can be taken away of a case as a link changes it, as files."""

import json
from io import StringIO

from ruamel.yaml import YAML

from berth.html.report import report_html
from berth.web.cases import CaseFiles
from berth.web.computed import case_as_variant
from berth.web.loaded import SECONDS, case_of, solved_as_linked
from berth.web.shortened import variant_told


def json_file(files: CaseFiles, query: str) -> bytes:
    """The same bytes as `berth solve --json` prints."""
    told = solved_as_linked(files, query).model_dump(mode="json")
    return f"{json.dumps(told, indent=1, ensure_ascii=False)}\n".encode()


def report_file(files: CaseFiles, query: str) -> bytes:
    """The same file as `berth report -o` writes."""
    return report_html(case_of(files, query).report(time_limit=SECONDS)).encode()


def variant_file(files: CaseFiles, query: str) -> bytes:
    """What is changed in the rules, as the file of a variant. Raises BadQuestion."""
    found = case_as_variant(files, query, "saved")
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    out = StringIO()
    yaml.dump(variant_told(found), out)
    return out.getvalue().encode()
