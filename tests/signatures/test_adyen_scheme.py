import json
from typing import Any

import pytest

from inspector.model.coverage import Coverage
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.verdict import Verdict
from inspector.signatures.adyen_scheme import AdyenScheme

KEY = "ab" * 32


def body(*items: Any) -> bytes:
    return json.dumps(
        {"notificationItems": [{"NotificationRequestItem": item} for item in items]}
    ).encode()


ITEM = {"pspReference": "P", "amount": {"value": 5, "currency": "EUR"}, "success": "true"}


def judge(data: bytes, *keys: str) -> Verdict:
    secrets = [(key[:2], key) for key in keys or (KEY,)]
    return AdyenScheme().verify(Request(body=data), secrets, params={}, now=None)


def signed(*items: Any) -> bytes:
    return AdyenScheme().sign(Request(body=body(*items)), KEY, params={}, now=0).body


def test_every_item_is_signed_and_must_hold() -> None:
    data = signed(ITEM, {**ITEM, "pspReference": "Q"})
    verdict = judge(data)
    assert (verdict.status, verdict.coverage) == ("valid", Coverage.FIELDS)
    assert verdict.signed == b"P::::5:EUR::true\nQ::::5:EUR::true"
    assert judge(data.replace(b'"Q"', b'"R"')).status == "invalid"
    assert judge(data, "cd" * 32, KEY).secret == "ab"


def test_other_fields_are_not_covered() -> None:
    assert judge(signed(ITEM).replace(b"{", b'{"reason":"x",', 1)).status == "valid"


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", "missing"),
        (b"[]", "missing"),
        (b'{"notificationItems":[]}', "missing"),
        (b'{"notificationItems":[1]}', "malformed"),
        (b'{"notificationItems":[{"NotificationRequestItem":1}]}', "malformed"),
        (body(ITEM), "missing"),
        (body({**ITEM, "additionalData": "x"}), "missing"),
        (body({**ITEM, "additionalData": {"hmacSignature": 1}}), "missing"),
        (body({**ITEM, "additionalData": {"hmacSignature": "\ud800"}}), "malformed"),
        (body({**ITEM, "additionalData": {"hmacSignature": "AAAA"}}), "malformed"),
        (body(*[ITEM] * 101), "malformed"),
    ],
)
def test_what_is_no_notification(data: bytes, status: str) -> None:
    assert judge(data).status == status


def test_a_key_that_is_no_hex_is_named() -> None:
    assert "it is not hex" in judge(signed(ITEM), "secret").reason


@pytest.mark.parametrize(
    ("data", "key"), [(b"{}", KEY), (body({"additionalData": 1}), KEY), (body(ITEM), "zz")]
)
def test_what_can_not_be_signed_says_why(data: bytes, key: str) -> None:
    with pytest.raises(InspectorError, match="can't"):
        AdyenScheme().sign(Request(body=data), key, params={}, now=0)
