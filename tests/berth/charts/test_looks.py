"""What stands in a chart can be told from its ground."""

import pytest

from berth.charts.looks import BRIGHT, DARK


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """As WCAG 2 counts it."""
    less, more = sorted((luminance(one), luminance(other)))
    return (more + 0.05) / (less + 0.05)


@pytest.mark.parametrize("colours", [BRIGHT, DARK], ids=["bright", "dark"])
def test_bars_and_texts_stand_out_from_the_ground(colours):
    assert min(contrast(bar, colours.ground) for bar in (colours.first, colours.last)) >= 3
    assert min(contrast(text, colours.ground) for text in (colours.ink, colours.quiet)) >= 4.5
    # From one place to the most is seen as well.
    assert contrast(colours.first, colours.last) >= 3
