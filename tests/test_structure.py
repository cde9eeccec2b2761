"""The shape of the code: limits and names that keep it readable."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for path in (ROOT / "inspector").rglob("*.py") if path.name != "__init__.py")
MOST_LINES = 350
MOST_METHODS = 25
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
# Sum types of one subject are read best side by side; so are the mistakes of one family.
FAMILIES = "inspector/signatures/diagnosis/families"
SEVERAL_CLASSES = {
    *(path.relative_to(ROOT).as_posix() for path in (ROOT / FAMILIES).glob("*.py")),
    "inspector/faults/http.py",
    "inspector/faults/steps.py",
    "inspector/receiver/framing_events.py",
}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def classes(path: Path) -> Iterator[ast.ClassDef]:
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.ClassDef):
            yield node


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_a_file_keeps_to_one_subject(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= MOST_LINES
    assert path.stem not in VAGUE_NAMES
    public = [node.name for node in classes(path) if not node.name.startswith("_")]
    if relative(path) not in SEVERAL_CLASSES:
        assert len(public) <= 1, public
    if public and relative(path) not in SEVERAL_CLASSES:
        assert public[0].lower() in {path.stem.replace("_", ""), f"inspector{path.stem}"}
    for node in classes(path):
        methods = [
            part for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        assert len(methods) <= MOST_METHODS, node.name


def test_the_top_level_holds_what_a_stranger_expects() -> None:
    tracked = {
        "pyproject.toml",
        "README.md",
        "inspector",
        "tests",
        "screenshots",
        "sample_payloads",
        ".ci",
        ".gitignore",
        "LICENSE",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
    }
    for name in tracked:
        assert (ROOT / name).exists(), name
