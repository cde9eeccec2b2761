"""A place of its own for each story, and a terminal in it."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal whose home and store are the test's own; ended with the test."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    window = Terminal(tmp_path)
    yield window
    window.close()


@pytest.fixture
def inspector_command() -> str:
    """The command line that starts Inspector from the environment under test."""
    return f"{sys.executable} -m inspector"


@pytest.fixture
def run_inspector(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run one `inspector` command to its end on the test's own store."""

    def run(*arguments: str, seconds: float = 60) -> subprocess.CompletedProcess[str]:
        env = {
            **os.environ,
            "HOME": str(tmp_path),
            "INSPECTOR_STORE": str(tmp_path / "store" / "inspector.db"),
            "INSPECTOR_PORT": "0",
        }
        return subprocess.run(
            [sys.executable, "-m", "inspector", *arguments],
            check=False,
            capture_output=True,
            text=True,
            env=env,
            timeout=seconds,
            stdin=subprocess.DEVNULL,
        )

    return run


@pytest.fixture
def receiver_url() -> Callable[[str], str]:
    """Read the receiver's URL off a screen."""

    def read(screen: str) -> str:
        found = re.search(r"http://127\.0\.0\.1:\d+", screen)
        assert found, screen
        return found[0]

    return read


@pytest.fixture
def receiver_pid(tmp_path: Path) -> Callable[[], int]:
    """Read the receiver's process id from the file that it keeps beside the store."""

    def read() -> int:
        (presence,) = (tmp_path / "store").glob("*.json")
        return int(json.loads(presence.read_text())["pid"])

    return read
