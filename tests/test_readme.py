"""The README's words are true: its Python runs, its commands parse, its pictures and pages are there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
SHELL = [
    line
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("inspector ")
]


def test_the_python_example_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


@pytest.mark.parametrize("line", SHELL)
def test_every_command_of_the_readme_is_one_of_ours(line: str) -> None:
    command = [sys.executable, "-m", "inspector", line.split()[1], "--help"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    for option in re.findall(r"--[a-z-]+", line):
        assert option in done.stdout


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)\)", README))
def test_what_the_readme_links_to_is_there(target: str) -> None:
    assert (ROOT / target).is_file()


def test_there_are_two_commands_that_do_all_the_set_up() -> None:
    commands = [line for line in README.splitlines() if line.startswith("python3 -m venv")]
    assert len(commands) == 2
