"""WorkOS's library verifies webhooks; it signs nothing."""

import pytest
from workos import WorkOSClient

from tests.oracles.exchange import Exchange

EXCHANGE = Exchange("workos", "p0Yx2mHjv9dQ4ZkR")
verify_header = WorkOSClient(api_key="sk_test", client_id="client_test").webhooks.verify_header


def test_it_accepts_what_we_sign_and_no_other_body() -> None:
    header = EXCHANGE.signed().header("WorkOS-Signature") or ""
    verify_header(event_body=EXCHANGE.body, event_signature=header, secret=EXCHANGE.secret)
    with pytest.raises(ValueError, match="does not match"):
        verify_header(
            event_body=EXCHANGE.body + b" ", event_signature=header, secret=EXCHANGE.secret
        )
    assert EXCHANGE.status({"WorkOS-Signature": header}) == "valid"
