"""Story 1: a stranger pastes the README's first command and, a minute later, reads a verdict."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

ROOT = Path(__file__).parent.parent.parent
FIRST_COMMAND = next(
    line
    for line in (ROOT / "README.md").read_text().splitlines()
    if line.startswith("python3 -m venv") and line.endswith("inspector")
)
INSTALL_SECONDS = 300


def clone_into(folder: Path) -> Path:
    """Copy what git tracks, as it stands now: what a stranger's clone would hold."""
    target = folder / "clone"
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


@pytest.mark.timeout(INSTALL_SECONDS + 120)
def test_the_first_command_starts_the_screen_and_a_curl_line_is_judged(
    terminal: Terminal, tmp_path: Path
) -> None:
    clone = clone_into(tmp_path)
    terminal.start(f"cd {shlex.quote(str(clone))} && {FIRST_COMMAND}")
    screen = terminal.wait_for("/hooks/akuworks", "curl", seconds=INSTALL_SECONDS)
    url = re.search(r"http://127\.0\.0\.1:\d+", screen)
    assert url
    inspector = clone / ".venv" / "bin" / "inspector"

    terminal.press("s")
    terminal.wait_for("verification.success")
    terminal.press("Enter")
    terminal.wait_for("✓ valid", "verification.success", "200", "100.0 % ✓", "0.0 % ✗", "avg")

    body = '{"event":"config.updated"}'
    post = [
        "curl",
        "-s",
        "-o",
        "/dev/null",
        "-w",
        "%{http_code}",
        "-d",
        body,
        f"{url[0]}/hooks/akuworks",
    ]
    answered = subprocess.run(post, check=True, capture_output=True, text=True)
    assert answered.stdout == "401"
    terminal.wait_for("∅ missing", "config.updated", "50.0 % ✓")

    terminal.press("C-q")
    listed = subprocess.run(
        [inspector, "--store", tmp_path / "store" / "inspector.db", "list", "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert listed.stdout.count('"verdict": "valid"') == 1
    assert listed.stdout.count('"verdict": "missing"') == 1


def test_what_was_captured_is_still_there_after_a_restart(
    terminal: Terminal, inspector_command: str
) -> None:
    terminal.start(f"{inspector_command}; clear; echo again; {inspector_command}")
    terminal.wait_for("curl")
    terminal.press("s")
    terminal.wait_for("verification.success")
    terminal.press("Enter")
    terminal.wait_for("✓ valid")
    terminal.press("C-q")
    terminal.wait_for("✓ valid", "verification.success", "100.0 % ✓")


def test_the_detail_tells_secret_form_and_signed_bytes(
    terminal: Terminal, inspector_command: str
) -> None:
    terminal.start(inspector_command, columns=80, rows=24)
    terminal.wait_for("curl")
    terminal.press("s")
    terminal.wait_for("verification.success")
    terminal.press("Enter")
    terminal.wait_for("✓ valid")
    terminal.press("Enter")
    terminal.wait_for("main", "header+cut", '"event"')
