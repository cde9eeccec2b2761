from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from inspector.model.verdict_status import VerdictStatus
from inspector.tui.widgets.column import Column
from inspector.tui.widgets.row_cells import cell, fit
from tests.tui.services.test_verdict_text import SUMMARY


def text_of(name: str, width: int = 20, **changes: object) -> str:
    summary = replace(SUMMARY, **changes)  # type: ignore[arg-type]  # any field, by name
    return cell(summary, Column(name, name, width), "2025-01-25")[0].strip()


def test_each_column_says_its_part() -> None:
    assert text_of("time") == "10:30:00"
    assert text_of("verdict") == "✓ valid"
    assert text_of("method") == "POST"
    assert text_of("path") == "/hooks/akuworks"
    assert text_of("event") == "security.alert"
    assert text_of("status") == "500"
    assert text_of("duration") == "3.1"
    assert text_of("size") == "171"


@pytest.mark.parametrize("status", VerdictStatus)
def test_a_verdict_is_told_in_sign_and_word(status: VerdictStatus) -> None:
    assert text_of("verdict", verdict=status) == f"{status.sign} {status.value}"


def test_what_is_not_known_has_a_sign() -> None:
    assert text_of("event", event_type=None) == "—"
    assert text_of("event", event_type=None, problem="TLS") == "TLS"
    assert text_of("event or path", event_type=None) == "/hooks/akuworks"
    assert text_of("event or path", event_type=None, target=None) == "—"
    assert text_of("status", status=None, duration=None) == "·"
    assert text_of("status", status=None) == "—"
    assert text_of("method", method=None) == "—"


@given(st.text(), st.integers(1, 30), st.booleans())
def test_a_cell_is_exactly_as_wide_as_its_column(text: str, width: int, right: bool) -> None:  # noqa: FBT001
    column = Column("event", "event", width, right=right)
    shown, _ = cell(replace(SUMMARY, event_type=text), column, "")
    assert cell_len(shown) == width
    assert shown.isprintable()


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert fit("abcdef", Column("x", "x", 4)) == "abc…"
    assert fit("日本語", Column("x", "x", 4)) == "日 …"
    assert fit("1", Column("x", "x", 3, right=True)) == "  1"


def test_a_text_of_megabytes_costs_no_more_than_its_cell() -> None:
    assert text_of("path", target="/" + "\x1b" * 50_000_000) == "/" + "␛" * 18 + "…"
