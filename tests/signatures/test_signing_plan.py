from typing import Any

import pytest

from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.signed import Signed
from inspector.signatures.scheme_table import scheme_from_table
from inspector.signatures.table import Table

BASE = {"kind": "hmac", "signature": "header:X-Sig", "signed": "{body}"}


def sign(values: dict[str, Any], request: Request, key: str = "k", **params: Any) -> Signed:
    scheme = scheme_from_table(Table(values, source="test"))
    return scheme.sign(request, key, params=params, now=1700000000.5)


def test_time_is_written_in_the_schemes_format() -> None:
    table = {
        **BASE,
        "signed": "{timestamp}{body}",
        "timestamp": {"from": "header:X-Time", "format": "unix-ms"},
    }
    assert dict(sign(table, Request(body=b"x")).headers)["X-Time"] == "1700000000500"


def test_a_place_that_must_hold_something_is_filled_once() -> None:
    table = {**BASE, "signed": "{header:Id}.{body}", "fill": {"header:Id": "msg_{body-id}"}}
    filled = dict(sign(table, Request(body=b"x")).headers)
    assert filled["Id"] == "msg_2d711642b726b044"
    kept = dict(sign(table, Request(headers=[("id", "mine")], body=b"x")).headers)
    assert "Id" not in kept
    assert kept["X-Sig"] != filled["X-Sig"]


def test_parts_stand_in_their_order() -> None:
    table = {
        **BASE,
        "signed": "{timestamp}.{field:env}.{body}",
        "field": "sign",
        "item_separator": ", ",
        "order": ["sign", "env", "t"],
        "fill": {"field:env": "master"},
        "timestamp": {"from": "field:t"},
    }
    value = dict(sign(table, Request(body=b"x")).headers)["X-Sig"]
    assert value.startswith("sign=")
    assert value.endswith(", env=master, t=1700000000")
    assert ", env=dev, " in dict(sign(table, Request(body=b"x"), env="dev").headers)["X-Sig"]


def test_rows_hold_values_alone() -> None:
    table = {
        **BASE,
        "pair_separator": "/",
        "parts": ["key_id", "signature"],
        "fill": {"field:key_id": "7"},
    }
    assert dict(sign(table, Request(body=b"x")).headers)["X-Sig"].startswith("7/")


def test_a_numbered_family_begins_with_one() -> None:
    table = {**BASE, "signature": "header:X-Sig-{n}"}
    assert sign(table, Request(body=b"x")).headers[0][0] == "X-Sig-1"


@pytest.mark.parametrize(
    ("values", "secret", "words"),
    [
        ({**BASE, "key": "hex"}, "zz", "the secret can't sign: it is not hex"),
        (BASE, "", "the secret can't sign: it is empty"),
        ({**BASE, "signed": "{header:Id}"}, "k", "The header Id, which is part of what is signed"),
        ({**BASE, "signature": "query:sig"}, "k", "its signature stands in query:sig"),
        ({**BASE, "kind": "rsa"}, "k", "it is no PEM private key"),
    ],
)
def test_what_can_not_be_signed_says_why(values: dict[str, Any], secret: str, words: str) -> None:
    with pytest.raises(InspectorError, match=words):
        sign(values, Request(body=b"x"), secret)
