import gzip
import hmac

import pytest

import inspector
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.providers.diagnosing import diagnose

TABLE = {"kind": "hmac", "signed": "{body}", "signature": "header:X-Signature"}


def sent(body: bytes, signed: bytes) -> Request:
    value = hmac.new(b"k", signed, "sha256").hexdigest()
    return Request("POST", "https://h.test/", [("X-Signature", value)], body)


def test_the_package_offers_the_face() -> None:
    assert inspector.diagnose is diagnose
    assert inspector.Diagnosis.__name__ == "Diagnosis"
    assert inspector.Finding.__name__ == "Finding"


def test_the_provider_is_recognised_when_none_is_named() -> None:
    value = f"sha256={hmac.new(b'k', b'{}', 'sha256').hexdigest()}"
    headers = [("X-Hub-Signature-256", value), ("X-GitHub-Event", "push")]
    found = diagnose(Request("POST", "", headers, b"{}"), None, ["k\n"]).findings
    assert [finding.slug for finding in found] == ["secret_trailing_newline"]


def test_an_unknown_sender_is_no_error_and_an_unknown_provider_is_one() -> None:
    assert "Name the provider" in diagnose(Request("POST", "", [], b"")).advice
    with pytest.raises(InspectorError):
        diagnose(Request("POST", "", [], b""), "nobody")


def test_a_retry_that_reused_the_signature_is_known_by_the_earlier_request() -> None:
    earlier = sent(b'{"try":1}', b'{"try":1}')
    repeat = Request("POST", earlier.url, earlier.headers, b'{"try":2}')
    found = diagnose(repeat, TABLE, ["k"], earlier=[earlier]).findings
    assert found[0].slug == "signature_of_earlier_request"
    assert found[0].proof is not None
    assert found[0].proof.offset == 7
    assert (found[0].proof.due_text, found[0].proof.used_text) == ('{"try":2}', '{"try":1}')


def test_the_original_compressed_bytes_prove_that_a_proxy_inflated_them() -> None:
    body = b'{"a":"' + b"hello " * 50 + b'"}'
    packed = gzip.compress(body, 3, mtime=12345)
    found = diagnose(sent(body, packed), TABLE, ["k"], earlier=[sent(packed, packed)]).findings
    assert (found[0].slug, found[0].family) == ("inflated_by_proxy", "body-altered")


def test_a_table_is_a_sender_and_a_catalogue_provider_is_relayed() -> None:
    spaced = b'{"b": 1, "a": 2}'
    found = diagnose(sent(b'{"b":1,"a":2}', spaced), TABLE, ["k"]).findings
    assert (found[0].family, found[0].actor) == ("sender-signs-other-bytes", "the sender")
    value = f"sha256={hmac.new(b'k', spaced, 'sha256').hexdigest()}"
    relayed = Request("POST", "", [("X-Hub-Signature-256", value)], b'{"b":1,"a":2}')
    assert diagnose(relayed, "github", ["k"]).findings[0].slug == "relay_reserialized"


def test_kinds_without_a_recipe_say_so() -> None:
    request = Request("POST", "", [("X-Gitlab-Token", "wrong")], b"{}")
    diagnosis = diagnose(request, "gitlab", ["right"])
    assert diagnosis.findings == ()
    assert diagnosis.advice


def test_a_relay_between_akuworks_and_the_user_breaks_the_header_and_is_named_first() -> None:
    signed = inspector.sign(b'{"event":"config.updated","server":{"id":"1"}}', "akuworks", "k")
    rewritten = signed.body.replace(b'":', b'": ').replace(b',"', b', "')
    found = diagnose(Request("POST", "", signed.headers, rewritten), "akuworks", ["k"]).findings
    assert [finding.slug for finding in found] == ["relay_reserialized", "carriers_disagree"]


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ("verify(key, body, sig) = false", "ed25519_timestamp_left_out"),
        ("verify(key, json.dumps(payload), sig) -> False", "ed25519_body_reserialised"),
    ],
)
def test_a_public_key_that_refuses_gets_a_hint_and_no_proof(said: str, slug: str) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - loads slowly
        Ed25519PrivateKey,
    )

    private = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    public = private.public_key().public_bytes_raw().hex()
    value = private.sign(b'1760000000{"type":1}').hex()
    headers = [("X-Signature-Timestamp", "1760000000"), ("X-Signature-Ed25519", value)]
    request = Request("POST", "", headers, b'{"type":1}')
    found = diagnose(request, "discord", computed=said, public_key=public).findings
    assert [(finding.slug, finding.confidence) for finding in found] == [(slug, "hint")]
    wrong = Request("POST", "", headers, b'{"type":1}\n')
    assert diagnose(wrong, "discord", public_key=public).findings[0].slug == "trailing_newline_lost"
