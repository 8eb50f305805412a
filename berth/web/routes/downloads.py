"""What can be taken away: the answer as data, the changes as a variant."""

import json

from starlette.requests import Request
from starlette.responses import Response

from berth.web.asking import CaseAsked
from berth.web.computed import case_solved, variant_file


async def allocation_json(request: Request) -> Response:
    """The same bytes as `berth solve --json` prints."""
    answer = await CaseAsked.of(request).ask(case_solved)
    text = json.dumps(answer.model_dump(mode="json"), indent=1, ensure_ascii=False)
    return _file(f"{text}\n".encode(), "application/json", f"{answer.instance}.json")


async def variant_yaml(request: Request) -> Response:
    """What is changed in the rules, to be served or solved as any variant."""
    text = await CaseAsked.of(request).ask(variant_file, "saved")
    return _file(text.encode(), "application/yaml", "saved.yaml")


def _file(data: bytes, media_type: str, name: str) -> Response:
    """name: plain ASCII."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=media_type, headers=headers)
