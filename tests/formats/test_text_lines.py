import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats.text_lines import TextLines
from inspector.formats.visible import visible_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("a", ["a"]),
        ("a\n", ["a", ""]),
        ("\n", ["", ""]),
        ("a\r\nb\rc\n\nd", ["a", "b␍c", "", "d"]),
        ("\tx\ty\x1b", ["    x   y␛"]),
        ("a\u2028b\x85c", ["a<U+2028>b<U+0085>c"]),
    ],
)
def test_lines_end_at_lf_and_cr_lf_only(text: str, lines: list[str]) -> None:
    assert list(TextLines(text)) == lines


def test_a_long_line_goes_on_in_the_next() -> None:
    lines = TextLines("abcdefg\nhi\njkl", longest=3)
    assert list(lines) == ["abc", "def", "g", "hi", "jkl"]
    assert [lines.continues(place) for place in range(5)] == [False, True, True, False, False]


def test_a_line_end_is_not_torn_apart_in_sight() -> None:
    assert list(TextLines("abc\r\nd", longest=3)) == ["abc", "", "d"]


def test_it_is_a_sequence() -> None:
    lines = TextLines("a\nb\nc")
    assert (len(lines), lines[0], lines[-1], lines[1:]) == (3, "a", "c", ["b", "c"])
    assert "b" in lines
    with pytest.raises(IndexError):
        lines[3]


def test_its_width_is_the_longest_lines() -> None:
    assert TextLines("a\nabc").width == 3
    assert TextLines("").width == 0
    assert TextLines("x" * 10, longest=4).width == 4


@given(st.text(st.sampled_from("ab\t\r\n\x1b\u202e")))
def test_short_lines_are_those_of_visible(text: str) -> None:
    assert list(TextLines(text)) == (visible_lines(text) if text else [])


@given(st.text("a\r\n"), st.integers(1, 4))
def test_nothing_is_lost_by_cutting(text: str, longest: int) -> None:
    lines = TextLines(text, longest=longest)
    joined = "".join(
        line if lines.continues(place) or place == 0 else f"\n{line}"
        for place, line in enumerate(lines)
    )
    assert joined.replace("␍", "").replace("\r", "") == text.replace("\r", "")
    assert all(len(line) <= longest + 1 for line in lines)
