"""What is swept, from its files and as the options are typed."""

from berth.cli.typed import typed_options
from berth.questions.grid import swept
from berth.questions.options import TYPED
from models.files import read_instance


def swept_of(path, grid, changes=(), drops=(), *, seed=None):
    options = typed_options(None, changes, drops, False, None)
    return swept(read_instance(path), path, options, grid, seed=seed, spelling=TYPED)
