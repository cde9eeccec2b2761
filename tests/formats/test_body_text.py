import codecs
from encodings.aliases import aliases

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats.body_text import body_text

UNKNOWN = 'Says the charset "{}", which is unknown: read as UTF-8.'


@pytest.mark.parametrize(
    ("data", "content_type", "text", "charset"),
    [
        ("é".encode(), None, "é", "utf-8"),
        ("é".encode(), "application/json", "é", "utf-8"),
        (b"\xe9", "text/plain; charset=ISO-8859-1", "é", "iso8859-1"),
        (b"\xe9", 'text/plain;CHARSET = "latin1" ; x=y', "é", "iso8859-1"),
        (b"\x80", "text/plain; charset=windows-1252", "€", "cp1252"),
        (b"\x82\xa0", "text/plain; charset=Shift_JIS", "あ", "shift_jis"),
        ("é".encode("utf-16-be"), "text/plain; charset=utf-16be", "é", "utf-16-be"),
    ],
)
def test_the_charset_is_taken_at_its_word(
    data: bytes, content_type: str | None, text: str, charset: str
) -> None:
    decoded = body_text(data, content_type)
    assert (decoded.text, decoded.charset, decoded.notes, decoded.exact) == (
        text,
        charset,
        (),
        True,
    )


@pytest.mark.parametrize(
    ("mark", "charset"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_beats_the_content_type(mark: bytes, charset: str) -> None:
    decoded = body_text(mark + "é".encode(charset), "text/plain; charset=latin-1")
    assert (decoded.text, decoded.unmarked, decoded.charset) == ("\ufeffé", "é", charset)
    assert decoded.notes == (f"Begins with a byte order mark ({charset.upper()}).",)
    assert decoded.is_wide == (charset != "utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "x-nonsense",
        "utf8\x1b",
        "zlib",
        "hex",
        "rot13",
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
        "charmap",
        "mbcs",
        "os.path",
        "é",
        "x" * 40,
    ],
)
def test_a_charset_that_is_none_is_named(name: str) -> None:
    decoded = body_text(b"a\\u0041", f'text/plain; charset="{name}"')
    assert decoded.text == "a\\u0041"
    assert decoded.notes == (UNKNOWN.format(name),)


def test_a_hostile_charset_is_named_shortly() -> None:
    (note,) = body_text(b"", f"a/b; charset={'x' * 100_000}").notes
    assert len(note) < 120


def test_bytes_that_are_no_characters_are_written_out() -> None:
    decoded = body_text(b"a\xe9 \xc3\xa9", None)
    assert (decoded.text, decoded.exact) == ("a\\xe9 é", False)
    assert decoded.notes == ("Some bytes are not UTF-8: they are shown as \\xNN.",)


def test_half_a_wide_character_is_written_out() -> None:
    assert body_text(b"a\x00b", "a/b; charset=utf-16-le").text == "a\\x62"


def test_a_long_body_is_decoded_in_part() -> None:
    decoded = body_text("ab€".encode() * 3, None, most=9)
    # The limit falls into a character.
    assert (decoded.text, decoded.exact) == ("ab€ab", True)
    assert decoded.notes == ("As text, the first 9 B of 15 B are shown; the hex view has all.",)


@given(
    st.binary(max_size=40),
    st.none() | st.text() | st.text().map(lambda name: f"a/b;charset={name}"),
)
def test_nothing_raises(data: bytes, content_type: str | None) -> None:
    body_text(data, content_type, most=20)


@given(st.binary(max_size=40), st.sampled_from(sorted({*aliases.values()})))
def test_no_charset_raises(data: bytes, name: str) -> None:
    body_text(data, f"a/b;charset={name}")
