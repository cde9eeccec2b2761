from pathlib import Path

import pytest

from inspector.config.toml_file import read_toml
from inspector.model.inspector_error import InspectorError


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "inspector.toml"
    file.write_text('[table]\nkey = "value"\n')
    assert read_toml(file, otherwise="") == {"table": {"key": "value"}}


@pytest.mark.parametrize("data", [b"key = ", b"\xff\xfe"])
def test_what_is_no_toml_is_named(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "inspector.toml"
    file.write_bytes(data)
    with pytest.raises(InspectorError, match=r"inspector\.toml is not TOML"):
        read_toml(file, otherwise="")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InspectorError, match="cannot be read") as caught:
        read_toml(tmp_path / "nowhere.toml", otherwise="Look elsewhere.")
    assert "No such file" in caught.value.detail
    assert caught.value.remedy == "Look elsewhere."
