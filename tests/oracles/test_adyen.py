import json
from typing import Any

from Adyen import util

from tests.oracles.exchange import Exchange

KEY = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056"
ITEMS, PLATFORM = Exchange("adyen", KEY), Exchange("adyen-platform", KEY)


def item_of(body: bytes) -> dict[str, Any]:
    item: dict[str, Any] = json.loads(body)["notificationItems"][0]["NotificationRequestItem"]
    return item


def test_it_accepts_items_that_we_sign() -> None:
    request = ITEMS.signed()
    assert util.is_valid_hmac_notification(json.loads(request.body), KEY)
    item = item_of(request.body)
    item["amount"]["value"] += 1
    assert not util.is_valid_hmac_notification(item, KEY)


def test_we_accept_items_that_it_signs() -> None:
    document = json.loads(ITEMS.body)
    item = document["notificationItems"][0]["NotificationRequestItem"]
    signature = util.generate_notification_sig(item, KEY).decode()
    item.setdefault("additionalData", {})["hmacSignature"] = signature
    assert ITEMS.status({}, body=json.dumps(document).encode()) == "valid"
    item["amount"]["value"] += 1
    assert ITEMS.status({}, body=json.dumps(document).encode()) == "invalid"


def test_it_accepts_a_body_that_we_sign() -> None:
    signature = PLATFORM.signed().header("HmacSignature")
    assert util.is_valid_hmac_payload(signature, KEY, PLATFORM.body)
    assert not util.is_valid_hmac_payload(signature, KEY, PLATFORM.body + b" ")


def test_we_accept_a_body_that_it_signs() -> None:
    signature = util.generate_payload_sig(PLATFORM.body, KEY).decode()
    headers = {"HmacSignature": signature, "Protocol": "HmacSHA256"}
    assert PLATFORM.status(headers) == "valid"
    assert PLATFORM.status(headers, body=PLATFORM.body + b" ") == "invalid"
