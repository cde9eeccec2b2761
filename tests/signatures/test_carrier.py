import pytest

from inspector.model.request import Request
from inspector.signatures.carrier import Carrier
from inspector.signatures.layout import Layout
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import Refusal

LIST = Layout(field="v1", item_separator=" ", pair_separator=",")


def values(places: list[str], request: Request, *, several: bool = False) -> list[bytes]:
    carrier = Carrier(places, Layout().reader(), several=several)
    return [candidate.value for candidate in carrier.candidates(Reading(request))]


def test_every_line_of_a_header_counts() -> None:
    request = Request(headers=[("X-Sig", "a"), ("x-sig", "b"), ("X-Other", "c")])
    assert values(["header:X-Sig"], request, several=True) == [b"a", b"b", b"a,b"]
    assert values(["header:X-Other", "header:X-None"], request) == [b"c"]


def test_two_different_values_are_refused_where_one_is_due() -> None:
    request = Request(headers=[("X-Sig", "a"), ("x-sig", "b")])
    with pytest.raises(Refusal, match="The header X-Sig stands 2 times with different values"):
        values(["header:X-Sig"], request)
    twice = Request(headers=[("X-Sig", "a"), ("x-sig", "a"), ("X-Other", "b")])
    assert values(["header:X-Sig", "header:X-Other"], twice) == [b"a", b"a", b"b"]


def test_a_value_that_an_adapter_split_is_joined_again() -> None:
    carrier = Carrier(["header:X"], LIST.reader(), several=True)
    reading = Reading(Request(headers=[("X", "v1"), ("X", "abc")]))
    assert [candidate.value for candidate in carrier.candidates(reading)] == [b"", b"abc"]
    with pytest.raises(Refusal, match="holds no v1"):
        carrier.candidates(Reading(Request(headers=[("X", "v2"), ("X", "abc")])))


def test_a_numbered_family_is_read_whole() -> None:
    request = Request(
        headers=[("X-Sig-1", "a"), ("x-sig-2", "b"), ("X-Sig-x", "c"), ("X-Sig-1234", "d")]
    )
    assert values(["header:X-Sig-{n}"], request) == [b"a", b"b"]


def test_every_json_value_counts() -> None:
    request = Request(body=b'{"value":[{"s":"a"},{"s":null},{"s":"b"}]}')
    assert values(["json:value[].s"], request) == [b"a", b"b"]


def test_absent_is_missing_and_empty_is_malformed() -> None:
    with pytest.raises(Refusal, match=r"The header X-Sig, which holds the signature, is missing\."):
        values(["header:X-Sig"], Request())
    with pytest.raises(Refusal, match="is empty") as caught:
        values(["header:X-Sig"], Request(headers=[("X-Sig", "")]))
    assert caught.value.status == "malformed"


def test_too_many_are_malformed() -> None:
    with pytest.raises(Refusal, match="There are 101 signatures"):
        values(["header:X-Sig"], Request(headers=[("X-Sig", "a")] * 101))


def test_a_place_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a place"):
        Carrier(["X-Sig"], Layout().reader())
