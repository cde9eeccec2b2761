"""What is found out about a request before it is stored."""

import pytest

from inspector.model.captured_request import CapturedRequest
from inspector.model.endpoint import Endpoint
from inspector.model.secret import Secret
from inspector.model.verdict_status import VerdictStatus
from inspector.providers.face import sign
from inspector.receiver.judging import judge
from inspector.receiver.served_endpoint import serve_endpoint

BODY = b'{"event":"verification.success"}'
GOOD, BAD = Secret("good", "the-secret"), Secret("bad", "another")
LOST = Secret("lost", "env:INSPECTOR_NO_SUCH_VARIABLE")


def captured(secret: str | None = GOOD.reference, **values: object) -> CapturedRequest:
    headers: tuple[tuple[str, str], ...] = (("Host", "example.com"),)
    if secret is not None:
        headers += sign(BODY, "akuworks", secret, now=0).headers[:1]
    usual: dict[str, object] = {
        "received_at": 1,
        "remote": "127.0.0.1:1",
        "head": b"",
        "body": sign(BODY, "akuworks", secret or "x", now=0).body if secret else BODY,
        "method": "POST",
        "target": "/e?a=1",
        "version": "HTTP/1.1",
        "headers": headers,
    }
    return CapturedRequest(**{**usual, **values})  # type: ignore[arg-type] # spelled out by the tests


def endpoint(*secrets: Secret, provider: str | None = "akuworks") -> Endpoint:
    return Endpoint(7, "e", "/e", provider, secrets)


@pytest.mark.parametrize(
    ("secrets", "status", "label"),
    [
        ((GOOD,), VerdictStatus.VALID, "good"),
        ((BAD, GOOD), VerdictStatus.VALID, "good"),
        ((LOST, GOOD), VerdictStatus.VALID, "good"),
        ((BAD,), VerdictStatus.INVALID, None),
        ((BAD, LOST), VerdictStatus.UNCHECKED, None),
        ((LOST,), VerdictStatus.UNCHECKED, None),
        ((), VerdictStatus.UNCHECKED, None),
    ],
)
def test_every_secret_that_resolves_is_tried(
    secrets: tuple[Secret, ...], status: VerdictStatus, label: str | None
) -> None:
    judged = judge(captured(), serve_endpoint(endpoint(*secrets)))
    assert (judged.verdict.status, judged.verdict.secret) == (status, label)
    assert (judged.endpoint_id, judged.endpoint, judged.provider) == (7, "e", "akuworks")
    assert judged.event.type == "verification.success"


def test_a_missing_signature_is_missing_though_a_secret_is_lost() -> None:
    judged = judge(captured(None), serve_endpoint(endpoint(GOOD, LOST)))
    assert judged.verdict.status is VerdictStatus.MISSING


def test_a_secret_that_does_not_resolve_is_named_and_not_shown() -> None:
    judged = judge(captured(), serve_endpoint(endpoint(LOST)))
    assert "'lost'" in judged.verdict.reason


def test_without_a_provider_nothing_is_checked() -> None:
    judged = judge(captured(), serve_endpoint(endpoint(GOOD, provider=None)))
    assert judged.verdict.status is VerdictStatus.UNCHECKED
    assert judged.provider is None
    assert judged.event.type is None


def test_a_provider_that_is_not_there_is_named() -> None:
    judged = judge(captured(), serve_endpoint(endpoint(GOOD, provider="acuworks")))
    assert "acuworks" in judged.verdict.reason


def test_nowhere_is_nowhere() -> None:
    judged = judge(captured(), None)
    assert judged.endpoint is None
    assert judged.verdict.status is VerdictStatus.UNCHECKED


@pytest.mark.parametrize("served", [None, serve_endpoint(endpoint(GOOD))])
def test_a_problem_makes_it_malformed_wherever_it_went(served: object) -> None:
    judged = judge(captured(problem="two lengths"), served)  # type: ignore[arg-type] # as parametrised
    assert judged.verdict.status is VerdictStatus.MALFORMED
    assert judged.verdict.reason == "Two lengths."


@pytest.mark.parametrize(
    ("target", "public_url", "url"),
    [
        ("/e?a=1", None, "http://example.com/e?a=1"),
        ("/e?a=1", "https://hooks.example.org/x/e", "https://hooks.example.org/x/e?a=1"),
        ("http://example.net/e", None, "http://example.net/e"),
    ],
)
def test_the_url_is_the_one_its_sender_used(target: str, public_url: str | None, url: str) -> None:
    signed = {"method": "POST", "url": url, "body": b"a=b"}
    plain = endpoint(GOOD, provider="twilio")
    served = serve_endpoint(
        Endpoint(7, "e", "/e", plain.provider, plain.secrets, public_url=public_url)
    )
    import base64  # noqa: PLC0415 - the oracle of this one test
    import hashlib  # noqa: PLC0415 - the same
    import hmac  # noqa: PLC0415 - the same

    digest = hmac.digest(b"the-secret", f"{signed['url']}ab".encode(), hashlib.sha1)
    request = captured(
        None,
        target=target,
        body=b"a=b",
        headers=(
            ("Host", "example.com"),
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("X-Twilio-Signature", base64.b64encode(digest).decode()),
        ),
    )
    assert judge(request, served).verdict.status is VerdictStatus.VALID
