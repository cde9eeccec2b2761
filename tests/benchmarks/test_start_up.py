"""The command line's start, beside the import of aiohttp alone in the same run."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.store.migrations import ensure

pytestmark = pytest.mark.benchmark

ROUNDS = 7
IMPORT = [sys.executable, "-c", "import aiohttp"]


def seconds(command: list[str], env: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=env)
    return time.perf_counter() - started


@pytest.mark.parametrize("arguments", [["--version"], ["list"]], ids=" ".join)
def test_a_command_starts_no_slower_than_aiohttp_is_imported(
    arguments: list[str], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    store = tmp_path / "store" / "inspector.db"
    ensure(store)
    env = {**os.environ, "INSPECTOR_STORE": str(store)}
    command = [sys.executable, "-m", "inspector", *arguments]
    seconds(command, env)
    ratios = [seconds(command, env) / seconds(IMPORT, env) for _ in range(ROUNDS)]
    ratio = statistics.median(ratios)
    record_property("ratio", ratio)
    print(f"inspector {' '.join(arguments)}: {ratio:.2f} of `import aiohttp`")  # noqa: T201 - the figure
    assert ratio < 1
