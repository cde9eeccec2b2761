import json

import pytest

from inspector.signatures.json_path import compile_path, compile_path_all, scalar_bytes

DOCUMENT = json.loads(
    '{"a":{"b-c":"x","n":null},"list":[{"t":1},{"t":2,"u":"y"},3],"deep":[[{"v":true}]]}'
)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("a.b-c", "x"),
        ("a.n", None),
        ("a.missing.more", None),
        ("list[1].t", 2),
        ("list[9].t", None),
        ("list[].u", "y"),
        ("list[].t", 1),
        ("deep[][].v", True),
        ("list.t", None),
    ],
)
def test_the_first_that_stands_there_is_found(path: str, found: object) -> None:
    assert compile_path(path)(DOCUMENT) == found


def test_all_that_stand_there_are_found() -> None:
    assert compile_path_all("list[].t")(DOCUMENT) == [1, 2]
    assert compile_path_all("[].t")(DOCUMENT) == []


@pytest.mark.parametrize("path", ["", "a..b", "a[x]", "a[", ".", "[]]"])
def test_what_is_no_path_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="expected a path"):
        compile_path(path)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("é", "é".encode()),
        ("\ud800", b"\xed\xa0\x80"),
        (True, b"true"),
        (12, b"12"),
        (1.5, b"1.5"),
        (None, None),
        ([], None),
        ({}, None),
    ],
)
def test_a_scalar_gives_its_text(value: object, text: bytes | None) -> None:
    assert scalar_bytes(value) == text
