"""Durations as people write them."""

import pytest

from inspector.faults.duration import parse_duration
from inspector.model.inspector_error import InspectorError


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("6s", 6.0),
        ("500ms", 0.5),
        ("2m", 120.0),
        ("1h", 3600.0),
        ("1.5s", 1.5),
        (".5s", 0.5),
        ("0", 0.0),
        ("7", 7.0),
        (" 7 s ", 7.0),
    ],
)
def test_a_number_and_a_unit(text: str, seconds: float) -> None:
    assert parse_duration(text) == pytest.approx(seconds)


@pytest.mark.parametrize(
    "text", ["", "s", "six", "-1s", "6 seconds", "1e3s", "٦s", "25h", "6s7", "1:30"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InspectorError) as caught:
        parse_duration(text)
    assert caught.value.remedy
