from collections.abc import Callable
from typing import Any

import pytest

from inspector.model.inspector_error import InspectorError
from inspector.signatures.table import Table

VALUES = {
    "text": "a",
    "number": 1.5,
    "flag": True,
    "list": ["a", "b"],
    "mixed": ["a", 1],
    "table": {"x": "y", "n": 1},
    "tables": [{"id": "1"}, {"id": "2"}],
}


def table() -> Table:
    return Table(VALUES, source="acme.toml")


def test_values_come_as_they_are() -> None:
    read = table()
    assert read.text("text") == "a"
    assert read.text("none", "x") == "x"
    assert read.number("number") == 1.5
    assert read.flag("flag")
    assert read.texts("list") == ("a", "b")
    assert read.texts("text") == ("a",)
    assert read.texts("none") == ()
    assert read.table("table").text("x") == "y"
    assert [item.text("id") for item in read.tables("tables")] == ["1", "2"]
    assert read.table("none").raw() == {}
    assert "text" in read


@pytest.mark.parametrize(
    ("read", "message"),
    [
        (lambda t: t.text("number"), "acme.toml: number: expected a string; found 1.5"),
        (lambda t: t.text("none"), "acme.toml: none: is missing; expected a string"),
        (lambda t: t.number("flag"), "acme.toml: flag: expected a number, 0 or more; found True"),
        (lambda t: t.flag("text"), "acme.toml: text: expected true or false; found 'a'"),
        (lambda t: t.texts("mixed"), "acme.toml: mixed: expected a list of strings; found 1"),
        (
            lambda t: t.choice("text", ("b", "c")),
            "acme.toml: text: expected one of b, c; found 'a'",
        ),
        (lambda t: t.tables("list"), "acme.toml: list: expected a list of tables; found 'a'"),
        (lambda t: t.mapping("table"), "acme.toml: table.n: expected a string; found 1"),
        (
            lambda t: t.tables("tables")[1].number("id"),
            "acme.toml: tables[1].id: expected a number; found '2'",
        ),
        (lambda t: t.built("text", int, "a"), "acme.toml: text: invalid literal for int()"),
    ],
)
def test_an_error_names_file_key_and_expectation(
    read: Callable[[Table], Any], message: str
) -> None:
    with pytest.raises(InspectorError) as caught:
        read(table())
    assert caught.value.title.startswith(message)


def test_a_misspelt_key_is_noticed_with_the_nearest() -> None:
    read = Table({"algoritm": "x"}, source="acme.toml")
    read.text("algorithm", "sha256")
    with pytest.raises(InspectorError, match="algoritm: no such key; did you mean 'algorithm'"):
        read.finish()


def test_a_strange_key_is_told_what_there_is() -> None:
    read = Table({"zzz": "x"}, source="acme.toml")
    read.text("algorithm", "sha256")
    with pytest.raises(InspectorError, match="zzz: no such key; keys here: algorithm"):
        read.finish()


def test_settings_replace_values_and_bare_names_are_headers() -> None:
    read = Table(
        {
            "signature": "header:A",
            "timestamp": {"from": "header:T", "format": "unix"},
            "configurable": {},
        },
        source="x",
    )
    changed = read.replaced({"signature": "B", "timestamp.from": "field:t", "algorithm": "sha1"})
    assert changed.raw() == {
        "signature": "header:B",
        "timestamp": {"from": "field:t", "format": "unix"},
        "algorithm": "sha1",
    }
