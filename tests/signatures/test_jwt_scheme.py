import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.coverage import Coverage
from inspector.model.request import Request
from inspector.model.verdict import Verdict
from inspector.signatures.compact_jws import signing_input
from inspector.signatures.encodings import encode_base64url
from inspector.signatures.jwa_proof import JwaProof
from inspector.signatures.local_key_pair import LocalKeyPair
from inspector.signatures.scheme import Scheme
from inspector.signatures.scheme_table import scheme_from_table
from inspector.signatures.table import Table

BASE = {
    "kind": "jwt",
    "signature": "header:Authorization",
    "prefix": "Bearer ",
    "algorithms": ["HS256"],
}
BODY = b'{"a":1}'


def scheme(**values: Any) -> Scheme:
    return scheme_from_table(Table({**BASE, **values}, source="test"))


def token(
    claims: dict[str, Any], key: str = "k", alg: str = "HS256", named: str | None = None
) -> str:
    proof = JwaProof(alg)
    text = signing_input({"alg": named or alg}, claims)
    signature = proof.make(proof.signing_key(key), text)
    return f"Bearer {text.decode()}.{encode_base64url(signature)}"


def judge(
    subject: Scheme, value: str, now: float | None = 1000, body: bytes = BODY, **params: Any
) -> Verdict:
    request = Request("POST", "https://x/y", [("Authorization", value)], body)
    return subject.verify(request, [("main", "k")], params=params, now=now)


def test_a_token_alone_says_nothing_about_the_body() -> None:
    verdict = judge(scheme(), token({}))
    assert (verdict.status, verdict.coverage) == ("valid", Coverage.NONE)
    assert "says nothing about the body" in verdict.reason


def test_a_claim_with_the_bodys_digest_covers_it() -> None:
    subject = scheme(body_claim="sha256")
    signed = subject.sign(Request(body=BODY), "k", params={}, now=1000)
    value = signed.headers[0][1]
    assert judge(subject, value).coverage is Coverage.BODY
    changed = judge(subject, value, body=BODY + b" ")
    assert changed.status == "invalid"
    assert changed.reason == "The token's sha256 is not the SHA-256 of this body."
    assert "has no sha256" in judge(subject, token({})).reason


def test_an_optional_body_claim_is_absent_exactly_without_a_body() -> None:
    subject = scheme(body_claim="payload_hash", body_claim_optional=True, url_claim="url_hash")
    for body in (b"", BODY):
        request = Request("POST", "https://x/y", (), body)
        value = subject.sign(request, "k", params={}, now=1000).headers[0][1]
        assert judge(subject, value, body=body).status == "valid"
        assert judge(subject, value, body=b"" if body else BODY).status == "invalid"


@pytest.mark.parametrize(
    ("claims", "status", "words"),
    [
        ({"exp": 900}, "stale", "it expired 100 s ago"),
        ({"exp": 2000, "nbf": 1100}, "stale", "it holds only 100 s from now"),
        ({"exp": 2000, "iat": 100}, "stale", "it is 900 s old, and 300 s are allowed"),
        ({"exp": 2000}, "valid", ""),
        ({}, "malformed", "has no time exp"),
        ({"exp": "soon"}, "malformed", "has no time exp"),
        ({"exp": True}, "malformed", "has no time exp"),
        ({"exp": 1e400}, "malformed", "has no time exp"),
    ],
)
def test_times_are_judged_after_the_signature(
    claims: dict[str, Any], status: str, words: str
) -> None:
    verdict = judge(scheme(claims=["exp"], tolerance=300), token(claims))
    assert verdict.status == status
    assert words in verdict.reason
    assert judge(scheme(claims=["exp"]), token(claims, key="other")).status == "invalid"


def test_texts_are_judged_where_they_are_known() -> None:
    subject = scheme(claims=["iss == acme", "aud == {param:audience}"])
    value = token({"iss": "acme", "aud": "me"})
    assert judge(subject, value).status == "valid"
    assert judge(subject, value, audience="me").status == "valid"
    wrong = judge(subject, value, audience="you")
    assert wrong.reason == "The token's aud is 'me'; 'you' is due."
    assert judge(subject, token({"iss": "evil"})).status == "invalid"


@pytest.mark.parametrize("alg", ["RS256", "ES256", "ES384"])
def test_key_pairs_sign_tokens_too(alg: str) -> None:
    pair = LocalKeyPair.make("rsa" if alg.startswith("RS") else "ecdsa")
    subject = scheme(algorithms=[alg])
    signed = subject.sign(Request(body=BODY), pair.private_pem, params={}, now=1000)
    request = Request(headers=signed.headers, body=BODY)
    params = {"public_key": pair.public_pem}
    assert subject.verify(request, [], params=params, now=1000).status == "valid"
    other = {"public_key": LocalKeyPair.make(pair.kind).public_pem}
    assert subject.verify(request, [], params=other, now=1000).status == "invalid"


def test_the_token_never_chooses_beyond_the_list() -> None:
    verdict = judge(scheme(algorithms=["RS256"]), token({}, named="none"))
    assert verdict.status == "malformed"
    assert "names the algorithm 'none'" in verdict.reason
    assert judge(scheme(), token({}, alg="HS512")).status == "malformed"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer a.b",
        "Bearer a.b.c",
        "Bearer ...",
        "Bearer ä.ä.ä",
        "Bearer e30.e30.e30.e30",
        "Bearer bnVsbA.bnVsbA.AA",
        "Bearer " + "." * 10_000,
    ],
)
def test_what_is_no_token_is_malformed(value: str) -> None:
    assert judge(scheme(), value).status == "malformed"


@given(
    st.dictionaries(
        st.sampled_from(["alg", "typ"]), st.none() | st.integers() | st.lists(st.text())
    )
)
def test_no_header_of_a_token_raises(header: dict[str, Any]) -> None:
    text = encode_base64url(json.dumps(header).encode())
    assert judge(scheme(), f"Bearer {text}.e30.AA").status == "malformed"
