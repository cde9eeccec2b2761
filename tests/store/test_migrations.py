import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.model.inspector_error import InspectorError
from inspector.model.unavailable_error import UnavailableError
from inspector.store.migrations import ensure
from inspector.store.reader import Reader
from inspector.store.schema import STEPS

MIGRATE = """
import sys
from pathlib import Path
from inspector.store.migrations import ensure
import sqlite_utils
print("ready", flush=True)
sys.stdin.readline()
ensure(Path(sys.argv[1]))
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_store_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "made" / "inspector.db"
    ensure(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE settings SET value = 2")
    assert mode(path.parent) == 0o700
    assert {mode(file) for file in path.parent.iterdir()} == {0o600}
    assert path.with_name("inspector.db-wal").exists()
    connection.close()


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    ensure(tmp_path / "inspector.db")
    assert mode(tmp_path) == 0o755


def test_the_file_is_set_up_before_its_first_table(store: Path, raw: sqlite3.Connection) -> None:
    incremental = 2
    assert raw.execute("PRAGMA auto_vacuum").fetchone() == (incremental,)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_every_table_is_strict(raw: sqlite3.Connection) -> None:
    tables = raw.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE '%sqlite%'"
    ).fetchall()
    assert {name for name, _ in tables} > {"requests", "request_blobs", "responses", "attempts"}
    assert all(strict for _, strict in tables)


def test_a_current_store_is_left_alone_and_loads_no_library(store: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from inspector.store.migrations import ensure
ensure(Path({str(store)!r}))
assert "sqlite_utils" not in sys.modules
"""
    before = store.read_bytes()
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2])
    assert store.read_bytes() == before


def test_an_older_store_gets_what_it_lacks(store: Path, raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM _sqlite_migrations WHERE name = 's003_deliveries'")
    raw.execute("DROP TABLE attempts")
    raw.execute("DROP TABLE deliveries")
    ensure(store)
    with Reader(store) as reader:
        assert reader.deliveries(1) == []


def test_a_failing_step_leaves_the_store_as_it_was(store: Path, raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM _sqlite_migrations WHERE name != 's001_history'")
    raw.execute("DROP TABLE endpoints")
    before = raw.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()
    with pytest.raises(UnavailableError, match="store failed"):
        ensure(store)
    assert raw.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall() == before


def test_processes_that_start_at_once_make_one_store(
    tmp_path: Path, python: Callable[..., "subprocess.Popen[str]"]
) -> None:
    path = tmp_path / "inspector.db"
    processes = [python(MIGRATE, path) for _ in range(4)]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    assert [process.wait(60) for process in processes] == [0, 0, 0, 0]
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name FROM _sqlite_migrations").fetchall()
    assert sorted(rows) == sorted((step.__name__,) for step in STEPS)
    connection.close()


def test_a_newer_store_is_refused(store: Path, raw: sqlite3.Connection) -> None:
    raw.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
        ("inspector", "s099_colours", "2030-01-01"),
    )
    with pytest.raises(InspectorError, match="A newer Inspector made the store") as caught:
        ensure(store)
    assert caught.value.exit_code == 2
    assert "s099_colours" in caught.value.detail
    assert "Upgrade" in caught.value.remedy


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE places (url TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(InspectorError, match="is not an Inspector store"):
        ensure(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("words " * 100)
    with pytest.raises(InspectorError, match="is not an Inspector store"):
        ensure(path)
    assert path.read_text() == "words " * 100


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "inspector.db"
    path.touch()
    ensure(path)
    with Reader(path) as reader:
        assert reader.count() == 0


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InspectorError, match="is a folder"):
        ensure(tmp_path)


@pytest.mark.parametrize("inside", ["file/inspector.db", "file/deeper/inspector.db"])
def test_a_file_in_the_folders_place_is_told(tmp_path: Path, inside: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnavailableError, match="cannot be made") as caught:
        ensure(tmp_path / inside)
    assert caught.value.exit_code == 3


def test_a_folder_without_write_permission_is_told(without_rights: Path) -> None:
    without_rights.chmod(0o500)
    with pytest.raises(UnavailableError, match="cannot be made") as caught:
        ensure(without_rights / "inspector.db")
    assert "Permission denied" in caught.value.detail
    assert "writable" in caught.value.remedy


def test_a_store_in_a_read_only_folder_is_told(without_rights: Path) -> None:
    path = without_rights / "inspector.db"
    ensure(path)
    without_rights.chmod(0o500)
    with pytest.raises(UnavailableError, match="cannot be opened") as caught:
        ensure(path)
    assert str(without_rights) in caught.value.remedy


def test_a_store_that_stays_locked_is_told(tmp_path: Path) -> None:
    path = tmp_path / "inspector.db"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UnavailableError, match="locked by another process"):
        ensure(path)
    other.close()
