"""Which variants of an instance there are: the files beside its rulebook."""

import pytest
from tiny_files import INSTANCE, RULEBOOK

from models.files import variants_of

VARIANT = "id: {}\nchange: {{field.exactly: 2}}\n"


@pytest.mark.parametrize("beside", [".", "rules", "rules/winter"])
def test_the_variants_of_an_instance_lie_beside_its_rulebook_wherever_that_lies(tmp_path, beside):
    files = {
        "instance.yaml": INSTANCE.replace("rulebook.yaml", f"{beside}/rulebook.yaml"),
        f"{beside}/rulebook.yaml": RULEBOOK,
        f"{beside}/variants/two.yaml": VARIANT.format("two"),
        "elsewhere/variants/three.yaml": VARIANT.format("three"),
        "variants/two.yaml": VARIANT.format("two"),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (found,) = variants_of(tmp_path).items()
    name, file = found
    assert name == "two"
    assert file.resolve() == (tmp_path / beside / "variants" / "two.yaml").resolve()
