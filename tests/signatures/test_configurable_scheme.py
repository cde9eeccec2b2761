from typing import Any

import pytest

from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.signatures.scheme_table import scheme_from_table
from inspector.signatures.table import Table

SCHEME = scheme_from_table(
    Table(
        {
            "kind": "hmac",
            "signature": "header:X-Sig",
            "signed": "{body}",
            "configurable": {
                "header": "signature",
                "algorithm": "algorithm",
                "encoding": "encoding",
            },
        },
        source="test",
    )
)


@pytest.mark.parametrize(
    ("params", "header", "length"),
    [
        ({}, "X-Sig", 64),
        ({"other": 1}, "X-Sig", 64),
        ({"header": "X-Acme"}, "X-Acme", 64),
        ({"algorithm": "sha512", "encoding": "base64"}, "X-Sig", 88),
    ],
)
def test_parameters_replace_settings(params: dict[str, Any], header: str, length: int) -> None:
    signed = SCHEME.sign(Request(body=b"x"), "k", params=params, now=0)
    assert [(name, len(value)) for name, value in signed.headers] == [(header, length)]
    request = Request(headers=signed.headers, body=b"x")
    assert SCHEME.verify(request, [("main", "k")], params=params, now=None).status == "valid"


def test_many_variants_are_forgotten_not_hoarded() -> None:
    for number in range(200):
        SCHEME.sign(Request(), "k", params={"header": f"X-{number}"}, now=0)


def test_a_wrong_parameter_is_an_error_with_its_key() -> None:
    with pytest.raises(InspectorError, match="algorithm: expected one of"):
        SCHEME.verify(Request(), [], params={"algorithm": "rot13"}, now=None)
