"""The Dockerfile without docker: its steps in a copy of this machine that is thrown away."""

import re
import subprocess
from typing import NamedTuple

from documents import ROOT


class Step(NamedTuple):
    """An instruction, such as RUN, and what stands behind it, on one line."""

    name: str
    said: str


def steps():
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    lines = re.sub(r"(?m)^#.*\n", "", text).replace("\\\n", " ").splitlines()
    return [Step(*re.split(r"\s+", line, maxsplit=1)) for line in lines if line.strip()]


#: A layer over the machine's files, gone with the process, and no network.
LAYER = """
mount -t tmpfs tmpfs "$1" && cd "$1" && mkdir up work root
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/up,workdir=$1/work" root
mount --bind /dev root/dev && mount -t proc proc root/proc
exec chroot root /bin/sh -e -c "$2"
"""
AWAY = ["unshare", "--mount", "--net", "--pid", "--fork", "sh", "-e", "-c", LAYER, "sh"]


def can_be_tried(folder):
    """Only for root, where the machine lets it."""
    there = (ROOT / "build").resolve()
    tried = subprocess.run([*AWAY, folder, f"test -d {there}"], capture_output=True, check=False)
    return tried.returncode == 0


def tried(folder, python, *commands):
    """What the image prints for each of its users' commands. python: what the image calls so; its
    folder is opened to others in the copy."""
    said, user, path = [], "", ""
    for name, what in steps():
        if name == "RUN":
            said.append(re.sub(r"^python ", f"{python} ", what))
        elif name == "COPY" and "--from" not in what:
            source, target = what.split()
            said.append(f"cp -r {ROOT / source} {target}")
        elif name == "COPY":
            source, target = what.split()[1:]
            assert source == target  # Both stages share the copy.
        elif name == "USER":
            user = what
        elif name == "ENV":
            path = what
    said.append("chmod a+rx /root")
    entry = next(what for name, what in steps() if name == "ENTRYPOINT")
    program = re.fullmatch(r'\["(\w+)"\]', entry)[1]
    for command in commands:
        asked = f"export {path} && cd {ROOT} && {program} {command}"
        said.append(f"echo '---' && setpriv --reuid={user} --clear-groups sh -c '{asked}' || true")
    done = subprocess.run(
        [*AWAY, folder, "\n".join(said)], capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.split("---\n")[1:]
