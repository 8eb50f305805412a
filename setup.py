"""What pyproject.toml cannot say: the real cases come with Berth, for `berth new --from`."""

from pathlib import Path
from shutil import copytree

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithCases(build_py):
    """Copies the folders of instances/ that are cases beside the code; an editable installation
    finds them where they are."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            for case in sorted(Path("instances").glob("*/instance.yaml")):
                target = Path(self.build_lib, "berth", case.parent)
                copytree(case.parent, target, dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithCases})
