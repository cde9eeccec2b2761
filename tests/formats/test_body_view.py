import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats.body_kind import BodyKind
from inspector.formats.body_view import BodyView
from inspector.formats.lines import Lines

JSON = "application/json"


def test_the_three_views_of_json() -> None:
    view = BodyView(b'{"a":1.0}\n', content_type=JSON)
    assert view.kind is BodyKind.JSON
    assert list(view.pretty) == ["{", '  "a": 1.0', "}"]
    assert list(view.raw) == ['{"a":1.0}', ""]
    assert list(view.hex) == [
        '00000000  7b 22 61 22 3a 31 2e 30  7d 0a                    |{"a":1.0}.|'
    ]
    assert view.notes == ()


def test_text_is_the_same_pretty_and_raw() -> None:
    view = BodyView(b"a\nb", content_type="text/plain")
    assert view.pretty is view.raw


def test_no_body_has_no_lines() -> None:
    view = BodyView(b"", content_type=JSON, content_encoding="gzip")
    assert (view.kind, list(view.pretty), list(view.raw), list(view.hex)) == (
        BodyKind.EMPTY,
        [],
        [],
        [],
    )


def test_an_inflated_body_is_read_but_its_bytes_are_those_received() -> None:
    data = gzip.compress(b"[1]", mtime=0)
    view = BodyView(data, content_type=JSON, content_encoding="gzip")
    assert list(view.pretty) == ["[", "  1", "]"]
    assert list(view.raw) == ["[1]"]
    assert view.hex[0].startswith("00000000  1f 8b")
    assert view.notes == ("23 B of gzip, 3 B inflated for reading.",)


def test_a_false_coding_a_bogus_charset_and_no_json_are_all_said() -> None:
    view = BodyView(b"{", content_type="application/json; charset=bogus", content_encoding="gzip")
    assert view.notes == (
        "Says gzip, is not: shown as received.",
        'Says the charset "bogus", which is unknown: read as UTF-8.',
        "Says JSON, is not: Expecting property name enclosed in double quotes at character 1.",
    )


def test_of_bytes_that_are_no_text_nothing_is_said_about_characters() -> None:
    assert BodyView(b"\x89PNG\0").notes == ("Is no text: shown as hex.",)


def test_fifty_megabytes_are_at_hand() -> None:
    view = BodyView(b"x" * 50_000_000, content_type="text/plain")
    assert len(view.hex) == 3_125_000
    assert view.hex[-1].startswith("02faf070")
    assert max(map(len, view.raw)) == 4_096
    assert view.notes == ("As text, the first 16.0 MB of 50.0 MB are shown; the hex view has all.",)


def harmless(lines: Lines) -> bool:
    return all(line.isprintable() for line in lines)


HOSTILE = "\x1b]52;c;aGk=\x07\u202e\x9b2J\r"


@pytest.mark.parametrize("content_type", [JSON, "application/x-www-form-urlencoded", "text/plain"])
@pytest.mark.parametrize(
    "body",
    [
        HOSTILE.encode(),
        b'{"'
        + HOSTILE.replace("\x1b", "").replace("\x07", "").replace("\r", "").encode()
        + b'":1}',
        b"a=%1b%5d0%3bx%07&" + HOSTILE.encode(),
        b"a=%7B%22%C2%9b%22%3A1%7D",
        HOSTILE.encode("utf-16"),
    ],
)
def test_no_view_holds_what_a_terminal_could_act_on(body: bytes, content_type: str) -> None:
    view = BodyView(body, content_type=content_type)
    assert harmless(view.pretty)
    assert harmless(view.raw)
    assert harmless(view.hex)


@given(
    st.binary(max_size=80) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from(
        [None, JSON, "application/x-www-form-urlencoded", "a/b;charset=utf-16", "\x1b"]
    ),
    st.sampled_from([None, "gzip", "deflate", "br"]),
)
def test_any_body_has_three_harmless_views(
    body: bytes, content_type: str | None, encoding: str | None
) -> None:
    view = BodyView(body, content_type=content_type, content_encoding=encoding)
    assert harmless(view.pretty)
    assert harmless(view.raw)
    assert harmless(view.hex)
    assert all(note.endswith(".") for note in view.notes)
