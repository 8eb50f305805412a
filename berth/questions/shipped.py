"""The real cases that come with Berth, and the instance to start from."""

from pathlib import Path

BERTH = Path(__file__).parents[1]
TEMPLATE = BERTH / "template"


def shipped_cases() -> dict[str, Path]:
    """Name -> folder, sorted. They come with an installed Berth, and lie beside its source."""
    packed = BERTH / "instances"
    folder = packed if packed.is_dir() else BERTH.parent / "instances"
    return {file.parent.name: file.parent for file in sorted(folder.glob("*/instance.yaml"))}
