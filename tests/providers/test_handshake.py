import base64
import hashlib
import hmac
import json

import pytest

from inspector.model.request import Request
from inspector.providers.catalogue_loader import load
from inspector.providers.handshake_answer import HandshakeAnswer

SECRETS = [("main", "secret")]


def answer(
    provider: str,
    request: Request,
    params: dict[str, str] | None = None,
    secrets: list[tuple[str, str]] | None = None,
) -> HandshakeAnswer | None:
    return load(provider).handshake(request, SECRETS if secrets is None else secrets, params or {})


def post(body: bytes = b"", *headers: tuple[str, str], url: str = "https://x/y") -> Request:
    return Request("POST", url, headers, body)


def get(url: str, *headers: tuple[str, str]) -> Request:
    return Request("GET", url, headers)


@pytest.mark.parametrize(
    ("provider", "request_", "status", "body"),
    [
        ("slack", post(b'{"type":"url_verification","challenge":"c\xc3\xa9"}'), 200, "cé"),
        ("slack", post(b"ssl_check=1&token=x"), 200, ""),
        (
            "meta",
            get("https://x/?hub.mode=subscribe&hub.challenge=11&hub.verify_token=t"),
            200,
            "11",
        ),
        ("dropbox", get("https://x/?challenge=a%20b"), 200, "a b"),
        ("discord", post(b'{"type":1}'), 200, '{"type":1}'),
        ("discord", post(b'{"type":0,"application_id":"1"}'), 204, ""),
        (
            "okta",
            get("https://x/", ("X-Okta-Verification-Challenge", 'a"b')),
            200,
            '{"verification":"a\\"b"}',
        ),
        (
            "twitch",
            post(
                b'{"challenge":"pogchamp"}',
                ("Twitch-Eventsub-Message-Type", "webhook_callback_verification"),
            ),
            200,
            "pogchamp",
        ),
        ("monday", post(b'{"challenge":"m"}'), 200, '{"challenge":"m"}'),
        (
            "azure-event-grid",
            post(
                b'[{"data":{"validationCode":"V"}}]', ("aeg-event-type", "SubscriptionValidation")
            ),
            200,
            '{"validationResponse":"V"}',
        ),
        ("microsoft-graph", post(url="https://x/?validationToken=a%2Bb+c"), 200, "a+b c"),
        ("websub", get("https://x/?hub.mode=subscribe&hub.topic=t&hub.challenge=w"), 200, "w"),
        ("trello", Request("HEAD", "https://x/"), 200, ""),
        ("woocommerce", post(b"webhook_id=7"), 200, ""),
        ("line", post(b'{"events":[]}'), 200, ""),
        ("github", post(b"{}", ("X-GitHub-Event", "ping")), 200, "pong"),
        ("adyen", post(b'{"notificationItems":[]}'), 200, "[accepted]"),
        ("aws-sns", post(b'{"Type":"SubscriptionConfirmation"}'), 200, ""),
        ("xero", post(b'{"events":[],"entropy":"x"}'), 200, ""),
        ("bitbucket", post(b'{"test":true}', ("X-Event-Key", "diagnostics:ping")), 200, ""),
    ],
)
def test_a_handshake_is_answered(provider: str, request_: Request, status: int, body: str) -> None:
    found = answer(provider, request_)
    assert found is not None
    assert (found.reply.status, found.reply.body.decode()) == (status, body)


@pytest.mark.parametrize(
    "provider", ["slack", "meta", "dropbox", "discord", "zoom", "github", "asana"]
)
def test_an_ordinary_event_is_no_handshake(provider: str) -> None:
    assert answer(provider, post(b'{"type":"event_callback","event":{}}')) is None
    assert answer(provider, get("https://x/")) is None
    assert answer(provider, post(b"\xff")) is None


def test_computed_answers_are_keyed_by_the_secret() -> None:
    crc = answer("x-twitter", get("https://x/?crc_token=abc"))
    assert crc is not None
    computed = base64.b64encode(hmac.digest(b"secret", b"abc", "sha256")).decode()
    assert json.loads(crc.reply.body) == {"response_token": f"sha256={computed}"}
    zoom = answer(
        "zoom", post(b'{"event":"endpoint.url_validation","payload":{"plainToken":"q\\"g"}}')
    )
    assert zoom is not None
    digest = hmac.new(b"secret", b'q"g', hashlib.sha256).hexdigest()
    assert json.loads(zoom.reply.body) == {"plainToken": 'q"g', "encryptedToken": digest}
    assert answer("x-twitter", get("https://x/?crc_token=abc"), secrets=[]) is None


def test_a_verify_token_is_compared_where_it_is_known() -> None:
    request = get("https://x/?hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong")
    refused = answer("meta", request, {"verify_token": "right"})
    assert refused is not None
    assert (refused.reply.status, refused.reply.body) == (403, b"")


def test_a_secret_that_is_handed_over_is_offered_and_masked() -> None:
    asana = answer("asana", post(b"", ("X-Hook-Secret", "s3cret")))
    assert asana is not None
    assert asana.reply.headers == (("X-Hook-Secret", "s3cret"),)
    assert asana.learnt_secret == "s3cret"
    assert "learnt_secret='••••••••'" in repr(asana)
    notion = answer("notion", post(b'{"verification_token":"secret_x"}'))
    assert notion is not None
    assert notion.learnt_secret == "secret_x"


def test_headers_are_answered_in_one_line() -> None:
    options = Request("OPTIONS", "https://x/", [("WebHook-Request-Origin", "sender.example")])
    allowed = answer("cloudevents-webhook", options)
    assert allowed is not None
    assert dict(allowed.reply.headers)["WebHook-Allowed-Origin"] == "sender.example"
    broken = Request("OPTIONS", "https://x/", [("WebHook-Request-Origin", "a\r\nSet-Cookie: x")])
    assert answer("cloudevents-webhook", broken) is None


def test_signed_handshakes_say_so() -> None:
    for provider, request in (
        ("slack", post(b'{"type":"url_verification","challenge":"c"}')),
        ("discord", post(b'{"type":1}')),
    ):
        found = answer(provider, request)
        assert found is not None
        assert found.signed
    unsigned = answer("dropbox", get("https://x/?challenge=1"))
    assert unsigned is not None
    assert not unsigned.signed
    assert ("X-Content-Type-Options", "nosniff") in unsigned.reply.headers
