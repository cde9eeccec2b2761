import sys
import unicodedata

import pyte
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspector.formats.visible import visible, visible_bytes, visible_cell, visible_lines

# Control, format, surrogate, private use, unassigned; separators of line and paragraph.
ACTED_UPON = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
HOSTILE = [
    "\x1b[2J\x1b[H",
    "\x1b]0;title\x07",
    "\x1b]52;c;aGk=\x1b\\",
    "\x9b31m",
    "\x9d0;title\x9c",
    "\x90q\x9c",
    "\x1bc",
    "\r\nforged line\n",
    "\x08\x08\x7f",
    "\x0e\x0f\x05",
    "\u202eright\u2066to left\u061c",
    "\u2028\u2029\x85\x0b\x0c",
    "\ud800",
    "\U000e0041",
    "\ufeff\u200b\u200d",
]


def is_harmless(text: str) -> bool:
    return all(unicodedata.category(ch) not in ACTED_UPON for ch in text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é 中 😀", "plain é 中 😀"),
        ("\x1b[2J", "␛[2J"),
        ("\0\a\b\t\n\r\x1f\x7f", "␀␇␈␉␊␍␟␡"),
        ("a\u00a0b\u3000c", "a b c"),
        ("\x9b", "<U+009B>"),
        ("\u202e\u2028\ud800", "<U+202E><U+2028><U+D800>"),
        ("\U0010ffff", "<U+10FFFF>"),
        ("", ""),
    ],
)
def test_what_is_not_printable_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_no_code_point_leaves_that_a_terminal_could_act_on() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    for shown in (visible(everything), visible_cell(everything)):
        assert shown.isprintable()
        assert is_harmless("".join(set(shown)))


@given(st.text(st.characters()) | st.text(st.characters(categories=["C", "Z"])))
@example("\x1b]52;c;aGk=\x07")
def test_no_text_leaves_that_a_terminal_could_act_on(text: str) -> None:
    shown = visible(text)
    assert shown.isprintable()
    assert is_harmless(shown)
    assert visible(shown) == shown
    # Output that could not be encoded would end in a traceback instead of a line.
    shown.encode("utf-8")


@given(st.text())
def test_printable_text_is_left_as_it_is(text: str) -> None:
    if text.isprintable():
        assert visible(text) == text
    assert len(visible(text)) >= len(text)


@given(st.text())
def test_lines_and_cells_are_harmless_too(text: str) -> None:
    assert is_harmless("".join(visible_lines(text)))
    assert is_harmless(visible_cell(text))


@given(st.binary())
def test_bytes_are_harmless_too(data: bytes) -> None:
    assert is_harmless(visible_bytes(data))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_terminal_writes_it_and_does_nothing_else(text: str) -> None:
    screen = pyte.Screen(200, 5)
    shown = visible(text)
    pyte.Stream(screen).feed(shown)
    assert screen.display[0].rstrip() == shown.rstrip()
    assert screen.display[1:] == [" " * 200] * 4
    assert screen.title == ""


def test_a_cell_drops_what_terminals_draw_in_different_widths() -> None:
    assert visible_cell("❤\ufe0f 👍🏽 1\ufe0f\u20e3\x1b") == "❤ 👍 1\u20e3␛"


def test_lines_are_split_and_tabs_expanded_before() -> None:
    assert visible_lines("a\tb\r\nc\rd\n\r") == ["a   b", "c␍d", "␍"]
    assert visible_lines("\tx", tab_size=2) == ["  x"]


def test_bytes_that_are_not_utf_8_are_shown_one_by_one() -> None:
    assert visible_bytes("é\x1b".encode()) == "é␛"
    assert visible_bytes(b"\xe9\x9b") == "é<U+009B>"
