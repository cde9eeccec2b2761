import time

import pytest

from inspector.formats.timestamps import iso_time, local_time, milliseconds


@pytest.mark.parametrize(
    ("nanoseconds", "text"),
    [
        (0, "1970-01-01T00:00:00.000000000Z"),
        (1_737_801_000_123_456_789, "2025-01-25T10:30:00.123456789Z"),
    ],
)
def test_machine_readable_times_are_exact(nanoseconds: int, text: str) -> None:
    assert iso_time(nanoseconds) == text


def test_people_read_their_own_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Etc/GMT-2")
    time.tzset()
    try:
        assert local_time(1_737_801_000_123_456_789) == "2025-01-25 12:30:00.123"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_durations_are_exact_to_the_microsecond() -> None:
    assert milliseconds(1_234_567) == 1.235
    assert milliseconds(None) is None
