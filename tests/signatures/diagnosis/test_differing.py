import pytest

from inspector.signatures.diagnosis.differing import first_difference, shown


@pytest.mark.parametrize(
    ("one", "other", "offset"),
    [
        (b"", b"", None),
        (b"abc", b"abc", None),
        (b"abc", b"abd", 2),
        (b"abc", b"xbc", 0),
        (b"abc", b"abcd", 3),
        (b"", b"a", 0),
        (b"x" * 1000 + b"a", b"x" * 1000 + b"b", 1000),
    ],
)
def test_the_first_difference(one: bytes, other: bytes, offset: int | None) -> None:
    assert first_difference(one, other) == offset


def test_both_sides_are_shown_with_what_is_invisible_made_visible() -> None:
    assert shown(b"ab\r\n\x1b\xff", 2) == ("61 62 0d 0a 1b ff", "ab\\r\\n\\x1b\\xff")
