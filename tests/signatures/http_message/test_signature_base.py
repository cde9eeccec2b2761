import pytest

from inspector.model.request import Request
from inspector.signatures.http_message.signature_base import signature_base
from inspector.signatures.http_message.signature_input import read_inputs
from inspector.signatures.refusal import Refusal

REQUEST = Request(
    "POST",
    "https://u@Example.com:443/foo?param=Value&Pet=dog",
    [("Content-Type", "application/json"), ("X-A", " a  b "), ("x-a", "c")],
    b"{}",
)


def base(listed: str) -> str:
    return signature_base(REQUEST, read_inputs(f"s={listed}")["s"]).decode()


def test_each_component_has_its_line() -> None:
    listed = (
        '("@method" "@authority" "@path" "@query" "@scheme" "@request-target" "@target-uri" '
        '"content-type" "x-a");created=1'
    )
    assert base(listed).splitlines() == [
        '"@method": POST',
        '"@authority": example.com',
        '"@path": /foo',
        '"@query": ?param=Value&Pet=dog',
        '"@scheme": https',
        '"@request-target": /foo?param=Value&Pet=dog',
        '"@target-uri": https://u@Example.com:443/foo?param=Value&Pet=dog',
        '"content-type": application/json',
        '"x-a": a b, c',
        f'"@signature-params": {listed}',
    ]


@pytest.mark.parametrize("listed", ['("x-none")', '("X-A")', '("@status")', '("x-a" "x-a")'])
def test_what_can_not_be_covered_is_refused(listed: str) -> None:
    with pytest.raises(Refusal):
        base(listed)
