from typing import Any

import pytest

from inspector.model.coverage import Coverage
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.signed import Signed
from inspector.model.verdict import Verdict
from inspector.signatures.http_message.http_message_scheme import HttpMessageScheme
from inspector.signatures.local_key_pair import LocalKeyPair

BODY = b'{"hello": "world"}'
PAIR = LocalKeyPair.make("ed25519")
SCHEME = HttpMessageScheme()


def signed(scheme: HttpMessageScheme = SCHEME, key: str = PAIR.private_pem) -> Signed:
    request = Request("POST", "https://x/y", [("Content-Type", "application/json")], BODY)
    return scheme.sign(request, key, params={}, now=1000)


def judge(result: Signed, scheme: HttpMessageScheme = SCHEME, **changes: Any) -> Verdict:
    headers = changes.get("headers", (("Content-Type", "application/json"), *result.headers))
    request = Request("POST", "https://x/y", headers, changes.get("body", result.body))
    params = {"public_key": changes.get("key", PAIR.public_pem)}
    return scheme.verify(request, changes.get("secrets", []), params=params, now=changes.get("now"))


def test_the_body_is_covered_by_its_digest() -> None:
    verdict = judge(signed())
    assert (verdict.status, verdict.coverage) == ("valid", Coverage.BODY)
    changed = judge(signed(), body=BODY + b" ")
    assert changed.status == "invalid"
    assert changed.reason == "Content-Digest is not the sha-256 of this body."


def test_a_changed_header_or_key_is_invalid() -> None:
    result = signed()
    assert (
        judge(result, headers=(("Content-Type", "text/plain"), *result.headers)).status == "invalid"
    )
    assert judge(result, key=LocalKeyPair.make("ed25519").public_pem).status == "invalid"


def test_age_is_judged_by_the_scheme_or_the_signature() -> None:
    assert judge(signed(), HttpMessageScheme(tolerance=300), now=1301).status == "stale"
    assert judge(signed(), HttpMessageScheme(tolerance=300), now=1300).status == "valid"
    assert judge(signed(), now=9999).status == "valid"


def test_a_shared_secret_serves_its_own_algorithm_alone() -> None:
    scheme = HttpMessageScheme("hmac-sha256")
    result = signed(scheme, "secret")
    assert judge(result, scheme, secrets=[("main", "secret")]).status == "valid"
    assert judge(result).status == "malformed"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ((), "missing"),
        ((("Signature-Input", "sig1=()"),), "missing"),
        ((("Signature-Input", "sig1=()"), ("Signature", "sig2=:AAAA:")), "malformed"),
        ((("Signature-Input", "sig1=()"), ("Signature", "sig1=:AAAA:")), "invalid"),
        ((("Signature-Input", "é"), ("Signature", "é")), "malformed"),
    ],
)
def test_what_is_no_signature(headers: tuple[tuple[str, str], ...], status: str) -> None:
    assert judge(signed(), headers=headers).status == status


def test_a_secret_that_is_no_key_is_refused() -> None:
    with pytest.raises(InspectorError, match="can't sign"):
        SCHEME.sign(Request(), "text", params={}, now=0)
    assert "can't serve" in judge(signed(), key="text").reason
