from pathlib import Path

import pytest

from inspector.store.location import default_path, resolve


def test_a_flag_comes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECTOR_STORE", "/by/environment.db")
    assert resolve("/by/flag.db") == Path("/by/flag.db")


def test_the_environment_comes_before_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECTOR_STORE", "/by/environment.db")
    assert resolve(None) == Path("/by/environment.db")


@pytest.mark.parametrize("variable", [None, ""])
def test_the_default_stands_in_the_users_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str | None
) -> None:
    monkeypatch.delenv("INSPECTOR_STORE", raising=False)
    if variable is not None:
        monkeypatch.setenv("INSPECTOR_STORE", variable)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert resolve(None) == default_path()
    assert tmp_path in default_path().parents


def test_a_path_becomes_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/ana")
    assert resolve("here.db") == tmp_path / "here.db"
    assert resolve("~/there.db") == Path("/home/ana/there.db")
