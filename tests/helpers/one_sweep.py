"""A small sweep, and what happens to its file after so many answers."""

from running import race, size
from sweeping import swept_of

#: Of the sweep.
VARIANTS = 6


def small_sweep(folder):
    path = race(folder, [size("exactly: 2")], "[A, B, C, H]")
    grid = folder / "grid.yaml"
    grid.write_text("id: sizes\ngrid: {size.exactly: [0, 1, 2, 3, 4, 5]}\n")
    return swept_of(path, grid)


def after(done, happens):
    """For `tell`: does something when so many are answered."""

    def tell(progress):
        if progress.done == done:
            happens()

    return tell
