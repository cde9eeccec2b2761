import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.tui.widgets.columns import BAR, columns_for


def names(width: int) -> list[str]:
    return [column.name for column in columns_for(width)]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (39, ["time", "verdict", "event or path", "status"]),
        (59, ["time", "verdict", "event or path", "status", "duration"]),
        (79, ["time", "verdict", "method", "path", "event", "status", "duration", "size"]),
        (160, ["time", "verdict", "method", "path", "event", "status", "duration", "size"]),
    ],
)
def test_whole_columns_go_as_room_goes(width: int, expected: list[str]) -> None:
    assert names(width) == expected


@given(st.integers(34, 400))
def test_the_columns_fill_the_width_exactly(width: int) -> None:
    first, *others = columns_for(width)
    assert BAR + first.width + sum(column.gap + column.width for column in others) == width


def test_at_80_columns_the_default_path_and_the_longest_akuworks_event_are_whole() -> None:
    widths = {column.name: column.width for column in columns_for(79)}
    assert widths["path"] >= len("/hooks/akuworks")
    assert widths["event"] >= len("verification.success")
