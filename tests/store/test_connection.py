from pathlib import Path

import pytest

from inspector.model.inspector_error import InspectorError
from inspector.model.unavailable_error import UnavailableError
from inspector.store.connection import open_store


def test_a_missing_store_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(InspectorError, match="There is no store at") as caught:
        open_store(path)
    assert "inspector serve" in caught.value.remedy
    assert not path.exists()


@pytest.mark.parametrize("inside", ["no/folder/here.db", "file/here.db"])
def test_a_store_in_no_folder_is_missing(tmp_path: Path, inside: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InspectorError, match="There is no store at"):
        open_store(tmp_path / inside)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(InspectorError, match="is a folder") as caught:
        open_store(tmp_path)
    assert "Name a file in it" in caught.value.remedy


def test_other_files_are_no_stores(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, and longer than an SQLite header, which is 100 bytes" * 9)
    with pytest.raises(InspectorError, match="is not an Inspector store") as caught:
        open_store(path)
    assert caught.value.exit_code == 2


def test_a_name_may_hold_what_a_uri_gives_a_meaning(tmp_path: Path) -> None:
    path = tmp_path / "what? 100%#1 & mode=ro.db"
    path.touch()
    open_store(path).execute("CREATE TABLE t (a)").connection.close()
    assert path.stat().st_size


def test_a_read_only_connection_writes_nothing(store: Path) -> None:
    connection = open_store(store, read_only=True)
    with pytest.raises(Exception, match="readonly"):
        connection.execute("DELETE FROM requests")
    connection.close()


def test_a_store_without_rights_says_whose_rights_are_missing(without_rights: Path) -> None:
    path = without_rights / "inspector.db"
    path.touch(0o000)
    with pytest.raises(UnavailableError, match="cannot be opened") as caught:
        open_store(path)
    assert "write permission" in caught.value.remedy


def test_a_closed_folder_is_not_taken_for_a_missing_store(without_rights: Path) -> None:
    path = without_rights / "inspector.db"
    path.touch()
    without_rights.chmod(0o000)
    with pytest.raises(UnavailableError, match="cannot be opened"):
        open_store(path)
