from dataclasses import replace

from rich.style import Style

from inspector.tui.widgets.row_painter import RowPainter
from tests.tui.services.test_verdict_text import SUMMARY


def painter(*, seen: bool = False) -> RowPainter:
    painter = RowPainter(lambda _: seen)
    painter.styles = {"text": Style(bold=True)}
    painter.today = "2025-01-25"
    return painter


def test_a_row_is_as_wide_as_the_list() -> None:
    for width in (39, 59, 79, 140):
        assert painter().row(SUMMARY, width, selected=False).cell_length == width
        assert painter().heading(width).cell_length == width


def test_the_selected_row_has_a_bar() -> None:
    assert painter().row(SUMMARY, 59, selected=True).text.startswith("▌10:30:00 ✓ valid")
    assert painter().row(SUMMARY, 59, selected=False).text.startswith(" 10:30:00")


def test_a_fault_and_a_repetition_have_signs() -> None:
    assert "↯500" in painter().row(SUMMARY, 59, selected=False).text
    assert " 500" in painter().row(replace(SUMMARY, fault=None), 59, selected=False).text
    assert "↻ security.alert" in painter(seen=True).row(SUMMARY, 59, selected=False).text
    assert "↻security.alert" in painter(seen=True).row(SUMMARY, 79, selected=False).text


def test_a_row_is_drawn_once_until_its_response_comes_or_the_day_turns() -> None:
    drawn = painter()
    first = drawn.row(replace(SUMMARY, status=None, duration=None), 59, selected=False)
    assert drawn.row(replace(SUMMARY, status=None, duration=None), 59, selected=False) is first
    assert drawn.row(SUMMARY, 59, selected=False) is not first
    drawn.today = "2025-01-26"
    drawn.forget()
    assert "25 Jan" in drawn.row(SUMMARY, 59, selected=False).text
