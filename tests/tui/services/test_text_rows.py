import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.geometry import Offset
from textual.selection import SELECT_ALL, Selection

from inspector.formats.visible import visible
from inspector.tui.services.text_document import MOST_IN_A_LINE, TextDocument
from inspector.tui.services.text_rows import TextRows, row_starts


def texts(rows: TextRows) -> list[str]:
    return [rows.row(index).text for index in range(len(rows))]


def test_unwrapped_a_line_is_a_row() -> None:
    rows = TextRows(TextDocument(["one", "", "three"]), None)
    assert texts(rows) == ["one", "", "three"]
    assert [rows.row(index).number for index in range(3)] == [1, 2, 3]


def test_wrapped_a_line_takes_the_rows_it_needs() -> None:
    rows = TextRows(TextDocument(["abcdefg", "", "hi"]), 3)
    assert texts(rows) == ["abc", "def", "g", "", "hi"]
    assert [rows.row(index).number for index in range(5)] == [1, None, None, 2, 3]
    assert [rows.row(index).goes_on for index in range(5)] == [False, True, True, False, False]


def test_wide_characters_are_never_cut() -> None:
    assert texts(TextRows(TextDocument(["日本語x"]), 3)) == ["日", "本", "語x"]


@given(st.text(max_size=60), st.integers(2, 12))
def test_no_row_is_wider_than_asked_and_nothing_is_lost(text: str, width: int) -> None:
    shown = visible(text.replace("\n", " "))
    rows = TextRows(TextDocument([text.replace("\n", " ")]), width)
    assert "".join(texts(rows)) == shown
    assert all(cell_len(row) <= width for row in texts(rows))
    assert row_starts(shown, width)[0] == 0


def test_what_stands_out_is_cut_with_its_row() -> None:
    rows = TextRows(TextDocument(['"abcdef": 1'], language="json"), 5)
    assert rows.row(0).spans == ((0, 5, "key"),)
    assert rows.row(1).spans == ((0, 3, "key"),)
    assert rows.row(2).spans == ((0, 1, "number"),)


@pytest.mark.parametrize("width", [None, 4])
def test_a_selection_is_what_was_seen_joined_as_it_was(width: int | None) -> None:
    rows = TextRows(TextDocument(["abcdefgh", "next\x1b"]), width)
    assert rows.extract(SELECT_ALL) == "abcdefgh\nnext␛"
    last = len(rows) - 1
    whole = rows.extract(Selection(Offset(0, 0), Offset(5, last)))
    assert whole == "abcdefgh\nnext␛"
    assert rows.extract(Selection(Offset(2, 0), Offset(3, 0))) == "c"


def test_a_selection_over_wrapped_rows_has_no_line_end_of_its_own() -> None:
    rows = TextRows(TextDocument(["abcdefgh"]), 4)
    assert rows.extract(Selection(Offset(2, 0), Offset(2, 1))) == "cdef"
    assert rows.extract(Selection(Offset(1, 1), None)) == "fgh"
    assert rows.extract(Selection(None, Offset(1, 1))) == "abcde"


def test_pieces_of_a_cut_line_are_selected_as_one() -> None:
    rows = TextRows(TextDocument(["x" * (MOST_IN_A_LINE + 5)]), None)
    assert len(rows) == 2
    picked = rows.extract(Selection(Offset(MOST_IN_A_LINE - 2, 0), Offset(2, 1)))
    assert picked == "xxxx"
