"""What a command says in words of its own, in which names of files may stand."""

import typer


def in_lines(text: str) -> str:
    """The same lines, nothing in them that a terminal would obey."""
    from models.text import printable

    return "\n".join(map(printable, text.split("\n")))


def say(text: str, to_stderr: bool = False) -> None:
    typer.echo(in_lines(text), err=to_stderr)
