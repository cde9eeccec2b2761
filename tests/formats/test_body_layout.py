import pytest

from inspector.formats.body_kind import BodyKind
from inspector.formats.body_layout import MOST_LAID_OUT, BodyLayout, lay_out
from inspector.formats.body_text import body_text

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


def laid_out(data: bytes, content_type: str = "") -> BodyLayout:
    return lay_out(data, body_text(data, content_type), content_type)


def lines(data: bytes, content_type: str = "") -> list[str] | None:
    layout = laid_out(data, content_type)
    return None if layout.lines is None else list(layout.lines)


def test_every_token_of_json_stays_as_it_stood() -> None:
    data = b'{"a":1.0,"a":[1e400,-0,%b],"\\u0062":"\\/\\ud800","c":{},"d":[ ]}' % (b"9" * 5_000)
    assert lines(data, JSON) == [
        "{",
        '  "a": 1.0,',
        '  "a": [',
        "    1e400,",
        "    -0,",
        *cut("    " + "9" * 5_000),
        "  ],",
        '  "\\u0062": "\\/\\ud800",',
        '  "c": {},',
        '  "d": []',
        "}",
    ]


def cut(line: str) -> list[str]:
    return [line[place : place + 4_096] for place in range(0, len(line), 4_096)]


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        JSON,
        "Application/JSON; charset=utf-8",
        "application/vnd.api+json",
        "text/plain",
        "text/json",
    ],
)
def test_json_is_recognised_by_its_looks_or_its_name(content_type: str) -> None:
    layout = laid_out(b' {"a":1}', content_type)
    assert (layout.kind, layout.notes) == (BodyKind.JSON, ())
    assert lines(b' {"a":1}', content_type) == ["{", '  "a": 1', "}"]


def test_a_mere_value_is_json_only_by_name() -> None:
    assert laid_out(b"12", JSON).kind is BodyKind.JSON
    assert laid_out(b"12").kind is BodyKind.TEXT


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (b'{"a":', "Says JSON, is not: Expecting value at character 5."),
        (b"", None),
        (b"event=x", "Says JSON, is not: Expecting value at character 0."),
        (b'\xef\xbb\xbf{"a"}', "Says JSON, is not: Expecting ':' delimiter at character 4."),
        (b"[" * 100_000, "Says JSON, is not: Expecting value at character 100000."),
    ],
)
def test_what_says_json_and_is_not_stays_as_it_stands(data: bytes, note: str | None) -> None:
    layout = laid_out(data, JSON)
    assert layout.lines is None
    assert layout.notes == ((note,) if note else ())


def test_what_only_looks_like_json_is_text_without_a_word() -> None:
    layout = laid_out(b"[info] started\n")
    assert (layout.kind, layout.lines, layout.notes) == (BodyKind.TEXT, None, ())


@pytest.mark.parametrize(
    ("data", "shown", "note"),
    [
        (b"[NaN,-Infinity]", "NaN,", "JSON.parse refuses it: NaN is not JSON."),
        (
            b"\xef\xbb\xbf[1]",
            "1",
            "JSON.parse refuses it: Byte order mark in front at character 0.",
        ),
        (b'["\xe9\xc3\xa9"]', '"\\xe9é"', "JSON.parse refuses it: Not UTF-8, byte 2."),
        ("[1]".encode("utf-16"), "1", "JSON is UTF-8 by its rules, this is UTF-16-LE."),
    ],
)
def test_json_that_others_refuse_is_laid_out_and_says_so(
    data: bytes, shown: str, note: str
) -> None:
    layout = laid_out(data, JSON)
    assert layout.lines is not None
    assert layout.lines[1] == f"  {shown}"
    assert layout.notes == (note,)


def test_a_string_that_says_nan_is_no_nan() -> None:
    assert laid_out(b'["NaN Infinity"]', JSON).notes == ()


def test_deep_json_is_laid_out_without_growing_wide() -> None:
    shown = lines(b"[" * 50_000 + b"1" + b"]" * 50_000, JSON)
    assert shown is not None
    assert len(shown) == 100_001
    assert max(map(len, shown)) < 100


def test_what_is_too_long_is_not_laid_out() -> None:
    layout = laid_out(b"[" + b" " * MOST_LAID_OUT + b"]", JSON)
    assert (layout.kind, layout.lines) == (BodyKind.JSON, None)
    assert layout.notes == ("Too long to lay out (8.0 MB): shown as it stands.",)


def test_a_form_is_a_name_and_a_value_a_line() -> None:
    data = b"a=1&b=%C3%A9+x&b=&c&d=%0a%1b%ff&%3Dk=v%3D"
    assert lines(data, FORM) == ["a = 1", "b = é x", "b = ", "c = ", "d = ␊␛\\xff", "=k = v="]
    assert laid_out(data, FORM).kind is BodyKind.FORM


def test_json_in_a_form_is_laid_out_below_its_name() -> None:
    assert lines(b"payload=%7B%22a%22%3A1.0%7D&x=%5B", FORM) == [
        "payload =",
        "{",
        '  "a": 1.0',
        "}",
        "x = [",
    ]


def test_a_form_has_its_charset() -> None:
    assert lines(b"a=%e9", f"{FORM}; charset=latin-1") == ["a = é"]


def test_json_that_says_it_is_a_form_is_json() -> None:
    layout = laid_out(b'{"a":1}', FORM)
    assert (layout.kind, layout.notes) == (BodyKind.JSON, ("Says form data, is JSON.",))


def test_a_form_without_a_field_is_text() -> None:
    assert laid_out(b"&&", FORM).kind is BodyKind.TEXT


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"text\0", bytes(range(1, 256)) * 3]
)
def test_what_is_no_text_is_shown_as_hex(data: bytes) -> None:
    layout = laid_out(data, "image/png")
    assert (layout.kind, layout.notes) == (BodyKind.BINARY, ("Is no text: shown as hex.",))
    assert layout.lines is not None
    assert layout.lines[0].startswith("00000000  ")


@pytest.mark.parametrize(
    "data", [b"caf\xe9 cr\xe8me", "x".encode("utf-16"), b"\x1b[31mred\x1b[0m\r\n"]
)
def test_odd_text_is_still_text(data: bytes) -> None:
    assert laid_out(data, "text/plain").kind is BodyKind.TEXT
