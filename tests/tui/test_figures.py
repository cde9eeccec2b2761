import pytest

from inspector.tui import figures
from tests.tui.filled_store import MORNING

DAY = 86_400 * 1_000_000_000


def test_a_time_of_today_is_a_time_and_of_another_day_its_date() -> None:
    assert figures.clock(MORNING, today="2025-01-25") == "10:30:00"
    assert figures.clock(MORNING - DAY, today="2025-01-25") == "24 Jan"
    assert figures.clock(MORNING - DAY) == "10:30:00"


def test_a_moment_is_told_to_the_millisecond() -> None:
    assert figures.moment(MORNING + 412_345_678) == "2025-01-25 10:30:00.412"


@pytest.mark.parametrize(
    ("nanoseconds", "text"),
    [
        (None, "-"),
        (0, "0.0"),
        (3_100_000, "3.1"),
        (245_000_000, "245"),
        (6_012_000_000, "6,012"),
        (12_500_000_000, "12.5s"),
        (600_000_000_000, "600s"),
    ],
)
def test_milliseconds_fit_five_characters(nanoseconds: int | None, text: str) -> None:
    assert figures.milliseconds(nanoseconds) == text
    assert len(text) <= 5


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0"), (999, "999"), (1_204, "1.2k"), (52_428_800, "52M"), (999_999, "1000k")],
)
def test_sizes_fit_five_characters(count: int, text: str) -> None:
    assert figures.size(count) == text
    assert len(text) <= 5


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (272, "4:32"), (3_872, "1:04:32"), (-3, "0:00")]
)
def test_spans_are_minutes_and_seconds(seconds: float, text: str) -> None:
    assert figures.span(seconds) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "- %"),
        (100.0, "100.0 %"),
        (0.0, "0.0 %"),
        (99.999, "99.9 %"),
        (0.001, "0.1 %"),
        (98.5, "98.5 %"),
    ],
)
def test_rates_claim_neither_all_nor_nothing_by_rounding(value: float | None, text: str) -> None:
    assert figures.percent(value) == text


def test_one_is_not_plural() -> None:
    assert figures.plural(1, "request") == "1 request"
    assert figures.plural(1_204, "request") == "1,204 requests"
