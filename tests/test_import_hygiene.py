"""What an import loads: the static contracts cannot see a deferred import, so Python itself is asked."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("textual", "aiohttp", "sqlite_utils", "cryptography", "jsonschema")


def loaded_by(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    return set(done.stdout.split())


def command(*arguments: str) -> str:
    return (
        "from inspector.cli.main import main\n"
        f"sys.argv = ['inspector', *{list(arguments)!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass"
    )


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["send", "--help"]])
def test_help_and_version_load_nothing_heavy(arguments: list[str]) -> None:
    assert loaded_by(command(*arguments)).isdisjoint(HEAVY)


def test_listing_loads_neither_the_screen_nor_the_network(tmp_path: Path) -> None:
    loaded = loaded_by(command("--store", f"{tmp_path}/store/inspector.db", "list"))
    assert loaded.isdisjoint({"textual", "aiohttp"})


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("inspector", {*HEAVY, "inspector.model.request"}),
        ("inspector.signatures.scheme", set(HEAVY)),
        ("inspector.providers.face", set(HEAVY)),
        ("inspector.faults.catalogue", {"aiohttp", "textual", "sqlite3"}),
        ("inspector.store.reader", {"sqlite_utils", "aiohttp", "textual"}),
        ("inspector.store.writer", {"sqlite_utils", "aiohttp", "textual"}),
        ("inspector.receiver.receiver_child", {"aiohttp", "textual"}),
        ("inspector.receiver.presence", {"aiohttp", "textual"}),
        ("inspector.tui.app", {"aiohttp", "sqlite_utils", "jsonschema", "cryptography"}),
    ],
)
def test_a_module_loads_only_what_it_needs(module: str, forbidden: set[str]) -> None:
    assert loaded_by(f"import {module}").isdisjoint(forbidden)
