"""A store of the test's own, and ways to look at it."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import sqlite_utils  # noqa: F401 - what is not loaded yet can't be by someone without rights

from inspector.store.migrations import ensure
from inspector.store.reader import Reader
from inspector.store.writer import Writer

ROOT = Path(__file__).parents[2]
NOBODY = 65_534


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "inspector.db"
    ensure(path)
    return path


@pytest.fixture
async def writer(store: Path) -> AsyncIterator[Writer]:
    writer = Writer(store, lock_patience=0.1)
    yield writer
    await writer.close()


@pytest.fixture
def reader(store: Path) -> Iterator[Reader]:
    with Reader(store) as reader:
        yield reader


@pytest.fixture
def raw(store: Path) -> Iterator[sqlite3.Connection]:
    """Another program's connection to the store."""
    connection = sqlite3.connect(store, isolation_level=None, timeout=5)
    yield connection
    connection.close()


@pytest.fixture
def python() -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Start Python on a script with arguments; what still runs at the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def start(script: str, *arguments: object) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", script, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def without_rights() -> Iterator[Path]:
    """A folder to close, and a test that runs as someone whom a closed folder stops."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        is_root = os.geteuid() == 0
        if is_root:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        yield folder
        folder.chmod(0o700)
        if is_root:
            os.seteuid(0)
