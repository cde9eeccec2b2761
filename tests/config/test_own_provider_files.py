from pathlib import Path

import pytest

from inspector.config.own_provider_files import read_own_provider_files
from inspector.model.inspector_error import InspectorError

SCHEME = '[[scheme]]\nkind = "hmac"\nsignature = "header:X-Acme-Sig"\nsigned = "{body}"\n'
INLINE = '[provider.inline]\nkind = "hmac"\nsignature = "header:X-Sig"\nsigned = "{body}"\n'


@pytest.fixture
def providers(tmp_path: Path) -> Path:
    folder = tmp_path / "providers"
    folder.mkdir()
    return folder


def test_a_folder_without_any_has_none(tmp_path: Path) -> None:
    assert read_own_provider_files(tmp_path) == ()


def test_files_and_tables_of_the_configuration_are_read(tmp_path: Path, providers: Path) -> None:
    (providers / "acme.toml").write_text(SCHEME)
    (providers / "notes.txt").write_text("no provider")
    (tmp_path / "inspector.toml").write_text(INLINE)
    acme, inline = read_own_provider_files(tmp_path)
    assert (acme.name, acme.source) == ("acme", f"{providers}/acme.toml")
    assert acme.values["scheme"][0]["signature"] == "header:X-Acme-Sig"
    assert (inline.name, inline.source) == (
        "inline",
        f"{tmp_path}/inspector.toml: provider.inline",
    )


def test_another_file_may_be_the_configuration(tmp_path: Path) -> None:
    config = tmp_path / "other.toml"
    config.write_text(INLINE)
    assert [own.name for own in read_own_provider_files(tmp_path, config)] == ["inline"]


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("providers/acme.toml", "= 1", r"acme\.toml is not TOML"),
        ("providers/acme.toml", "\udcff", r"acme\.toml is not TOML"),
        ("providers/github.toml", SCHEME, "the catalogue has a provider 'github' already"),
        ("providers/inline.toml", SCHEME, "the provider 'inline' stands twice"),
        ("inspector.toml", "provider = 1", "provider is not right"),
        ("inspector.toml", "[provider]\nacme = 1", r"provider\.acme is not right"),
    ],
)
def test_what_is_wrong_is_named(
    tmp_path: Path, providers: Path, file: str, text: str, words: str
) -> None:
    (tmp_path / "inspector.toml").write_text(INLINE)
    (tmp_path / file).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(InspectorError, match=words):
        read_own_provider_files(tmp_path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, providers: Path) -> None:
    (providers / "acme.toml").mkdir()
    with pytest.raises(InspectorError, match=r"acme\.toml cannot be read"):
        read_own_provider_files(tmp_path)
