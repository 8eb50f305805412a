"""Who gets a place at the Games, and why.

    from berth import load

    case = load("instances/sochi-2014")
    print(case.solve())
    print(case.with_numbers({"field-relay.exactly": 7}).why("HUN", "women-relay"))

`load` reads a case, and a case answers questions. What an answer is made of stands in
`berth.views`, one module per question.
"""

# What `typing` has is not loaded: Ctrl-C is answered only once the command line is (cli.signals).
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from berth.api import Case, load
    from berth.questions.forecast import NeverAllocated
    from berth.questions.no_allocation import NoAllocation
    from berth.questions.progress import Progress
    from berth.views.base import Answer
    from berth.views.check import CheckAnswer
    from berth.views.compare import CompareAnswer
    from berth.views.decline import DeclineAnswer
    from berth.views.diagnose import DiagnosisAnswer
    from berth.views.forecast import ForecastAnswer
    from berth.views.needs import NeedsAnswer
    from berth.views.report import ReportAnswer
    from berth.views.reserve import ReserveAnswer
    from berth.views.rules import RulesAnswer
    from berth.views.sensitivity import SensitivityAnswer
    from berth.views.solve import AllocationAnswer, ConflictAnswer, LotAnswer, UndecidedAnswer
    from berth.views.sweep import SweepAnswer
    from berth.views.why import WhyAnswer
    from models.errors import BadInput, BadQuestion, BerthError, Complaint, Defect
    from solver.clock import Undecided
    from solver.many.pool import NoCluster, WorkersLost

#: Where each public name is. It is imported when it is used: `berth --help` waits for none of them.
_HOMES = {
    "AllocationAnswer": "berth.views.solve",
    "Answer": "berth.views.base",
    "BadInput": "models.errors",
    "BadQuestion": "models.errors",
    "BerthError": "models.errors",
    "Case": "berth.api",
    "CheckAnswer": "berth.views.check",
    "CompareAnswer": "berth.views.compare",
    "Complaint": "models.errors",
    "ConflictAnswer": "berth.views.solve",
    "DeclineAnswer": "berth.views.decline",
    "Defect": "models.errors",
    "DiagnosisAnswer": "berth.views.diagnose",
    "ForecastAnswer": "berth.views.forecast",
    "LotAnswer": "berth.views.solve",
    "NeedsAnswer": "berth.views.needs",
    "NeverAllocated": "berth.questions.forecast",
    "NoAllocation": "berth.questions.no_allocation",
    "NoCluster": "solver.many.pool",
    "Progress": "berth.questions.progress",
    "ReportAnswer": "berth.views.report",
    "ReserveAnswer": "berth.views.reserve",
    "RulesAnswer": "berth.views.rules",
    "SensitivityAnswer": "berth.views.sensitivity",
    "SweepAnswer": "berth.views.sweep",
    "Undecided": "solver.clock",
    "UndecidedAnswer": "berth.views.solve",
    "WhyAnswer": "berth.views.why",
    "WorkersLost": "solver.many.pool",
    "load": "berth.api",
}

__all__ = [
    "AllocationAnswer",
    "Answer",
    "BadInput",
    "BadQuestion",
    "BerthError",
    "Case",
    "CheckAnswer",
    "CompareAnswer",
    "Complaint",
    "ConflictAnswer",
    "DeclineAnswer",
    "Defect",
    "DiagnosisAnswer",
    "ForecastAnswer",
    "LotAnswer",
    "NeedsAnswer",
    "NeverAllocated",
    "NoAllocation",
    "NoCluster",
    "Progress",
    "ReportAnswer",
    "ReserveAnswer",
    "RulesAnswer",
    "SensitivityAnswer",
    "SweepAnswer",
    "Undecided",
    "UndecidedAnswer",
    "WhyAnswer",
    "WorkersLost",
    "load",
]


def __getattr__(name: str) -> "Any":
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
