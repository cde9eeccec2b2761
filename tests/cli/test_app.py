from pathlib import Path

import pytest

from inspector.cli.app import start
from inspector.model.inspector_error import InspectorError


def test_without_a_terminal_it_says_what_to_do_instead(tmp_path: Path) -> None:
    with pytest.raises(InspectorError) as caught:
        start(tmp_path / "inspector.db", host="127.0.0.1", port=0, keep=False)
    assert "inspector serve" in caught.value.remedy
    assert not (tmp_path / "inspector.db").exists()
