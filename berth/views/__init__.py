"""What an answer holds: one value per question, which every renderer shows and JSON dumps."""

from importlib import import_module
from typing import Any

#: Question -> its module here and the type of its answer. Loaded when they are asked for.
ANSWERS = {
    "solve": ("solve", "OutcomeAnswer"),
    "steps": ("ledger", "StepShown"),
    "check": ("check", "CheckAnswer"),
    "diagnose": ("diagnose", "DiagnosisAnswer"),
    "why": ("why", "WhyAnswer"),
    "sensitivity": ("sensitivity", "SensitivityAnswer"),
    "sweep": ("sweep", "SweepAnswer"),
    "forecast": ("forecast", "ForecastAnswer"),
    "reserve": ("reserve", "ReserveAnswer"),
    "decline": ("decline", "DeclineAnswer"),
    "compare": ("compare", "CompareAnswer"),
    "needs": ("needs", "NeedsAnswer"),
    "report": ("report", "ReportAnswer"),
}


def answer_type(question: str) -> Any:
    """The type of a question's answer: a view, or a union of views."""
    module, name = ANSWERS[question]
    return getattr(import_module(f"berth.views.{module}"), name)
