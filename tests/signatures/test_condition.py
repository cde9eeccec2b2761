import pytest

from inspector.model.request import Request
from inspector.signatures.condition import compile_condition, compile_conditions
from inspector.signatures.reading import Reading

READING = Reading(
    Request(headers=[("X-Sig", "t=1,v1=ab"), ("Content-Type", "Text/Plain; x")], body=b'{"a":{}}')
)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("header:X-Sig", True),
        ("not header:X-Sig", False),
        ("header:X-Sig == t=1,v1=ab", True),
        ("header:X-Sig == t=1", False),
        ("not header:X-Sig == t=1", True),
        ("header:Content-Type ^= text/plain", True),
        ("header:X-None ^= text", False),
        ("header:X-Sig ~ t=[0-9]+,v1=[a-f]+", True),
        ("header:X-Sig ~ t=[0-9]+", False),
        ("header:X-None ~ .*", False),
        ("json:a", True),
        ("json:b", False),
    ],
)
def test_a_condition_holds_or_not(text: str, holds: bool) -> None:  # noqa: FBT001 - the table's column
    assert compile_condition(text)(READING) is holds


def test_a_list_holds_when_all_do() -> None:
    assert compile_conditions(["header:X-Sig", "json:a"])(READING)
    assert not compile_conditions(["header:X-Sig", "json:b"])(READING)
    assert compile_conditions([])(READING)


@pytest.mark.parametrize("text", ["X-Sig", "header:X ~ [", "not nothing"])
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected a place|no pattern"):
        compile_condition(text)
