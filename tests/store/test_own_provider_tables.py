from pathlib import Path

import pytest

from inspector.providers.own_table import OwnTable
from inspector.store.migrations import ensure
from inspector.store.own_provider_tables import keep_own_providers, read_own_providers
from inspector.store.reader import Reader

HERE, THERE = Path("/home/me/here"), Path("/home/me/there")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "inspector.db"
    ensure(path)
    return path


def own(name: str, folder: Path, title: str = "") -> OwnTable:
    return OwnTable.of(name, f"{folder}/providers/{name}.toml", {"title": title})


def revision(path: Path) -> int:
    with Reader(path) as reader:
        return reader.revision()


def test_without_a_store_nothing_is_kept_and_none_is_made(tmp_path: Path) -> None:
    assert read_own_providers(tmp_path / "none.db") == ()
    assert not (tmp_path / "none.db").exists()


def test_what_is_kept_is_read_again(path: Path) -> None:
    assert read_own_providers(path) == ()
    before, acme = revision(path), own("acme", HERE)
    keep_own_providers(path, [acme], HERE)
    assert read_own_providers(path) == (acme,)
    assert revision(path) == before + 1


def test_only_a_change_gives_a_new_revision(path: Path) -> None:
    keep_own_providers(path, [own("acme", HERE)], HERE)
    before = revision(path)
    keep_own_providers(path, [own("acme", HERE)], HERE)
    assert revision(path) == before
    keep_own_providers(path, [own("acme", HERE, "Acme")], HERE)
    assert revision(path) == before + 1


def test_a_projects_providers_take_the_place_of_its_own_alone(path: Path) -> None:
    inline = OwnTable.of("inline", f"{HERE}/inspector.toml: provider.inline", {})
    keep_own_providers(path, [own("other", THERE)], THERE)
    keep_own_providers(path, [own("acme", HERE), inline], HERE)
    keep_own_providers(path, [own("next", HERE)], HERE)
    assert [table.name for table in read_own_providers(path)] == ["other", "next"]
