import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats.hex_lines import HexLines


def test_a_line_shows_offset_bytes_and_text() -> None:
    lines = HexLines(bytes(range(0x41, 0x41 + 16)) + b"\x00\x1b\xff~ ")
    assert list(lines) == [
        "00000000  41 42 43 44 45 46 47 48  49 4a 4b 4c 4d 4e 4f 50  |ABCDEFGHIJKLMNOP|",
        "00000010  00 1b ff 7e 20                                    |...~ |",
    ]


def test_no_bytes_are_no_lines() -> None:
    assert len(HexLines(b"")) == 0
    assert HexLines(b"").width == 0


def test_any_line_of_many_is_at_hand() -> None:
    lines = HexLines(bytes(50_000_000))
    assert len(lines) == 3_125_000
    assert lines[-1].startswith("02faf070  00 00")
    assert lines.width == len(lines[0])
    with pytest.raises(IndexError):
        lines[3_125_000]


@given(st.binary(max_size=100))
def test_the_bytes_can_be_read_back(data: bytes) -> None:
    lines = list(HexLines(data))
    assert bytes.fromhex("".join(line[10:58] for line in lines)) == data
    assert all(line.isascii() and line.isprintable() for line in lines)
