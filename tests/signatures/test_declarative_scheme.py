import hashlib
import hmac
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.coverage import Coverage
from inspector.model.request import Request
from inspector.model.verdict import Verdict
from inspector.signatures.scheme import Scheme
from inspector.signatures.scheme_table import scheme_from_table
from inspector.signatures.table import Table

BODY = b'{"a":1}'
PLAIN = {"kind": "hmac", "signature": "header:X-Sig", "signed": "{body}", "id": "plain"}
TIMED = {
    "kind": "hmac",
    "signature": "header:X-Sig",
    "signed": "{timestamp}.{body}",
    "field": "v1",
    "timestamp": {"from": "field:t", "tolerance": 300},
}


def scheme(**values: Any) -> Scheme:
    return scheme_from_table(Table(values, source="test"))


def hex_of(message: bytes, key: bytes = b"key", name: str = "sha256") -> str:
    return hmac.new(key, message, name).hexdigest()


def judge(
    values: dict[str, Any],
    *headers: tuple[str, str],
    body: bytes = BODY,
    secrets: tuple[tuple[str, str], ...] = (("main", "key"),),
    now: float | None = None,
) -> Verdict:
    request = Request("POST", "https://x/y", headers, body)
    return scheme(**values).verify(request, secrets, params={}, now=now)


def test_a_valid_signature_tells_secret_coverage_and_signed_bytes() -> None:
    verdict = judge(PLAIN, ("x-sig", hex_of(BODY)), secrets=(("old", "x"), ("new", "key")))
    assert verdict.status == "valid"
    assert verdict.secret == "new"
    assert verdict.coverage is Coverage.BODY
    assert verdict.scheme == "plain"
    assert verdict.signed == BODY
    assert verdict.reason == "The signature holds with new."


@pytest.mark.parametrize(
    ("value", "status", "words"),
    [
        (hex_of(BODY, b"other"), "invalid", "does not fit the request with main"),
        ("", "malformed", "is empty"),
        ("zz", "malformed", "not hex"),
        ("abc", "malformed", "odd number"),
        ("ab" * 20, "malformed", "20 bytes long, and one of this scheme has 32"),
        ("é" * 32, "malformed", "not ASCII"),
        ("a" * 100_000, "malformed", "50000 bytes long"),
    ],
)
def test_what_is_wrong_is_said(value: str, status: str, words: str) -> None:
    verdict = judge(PLAIN, ("X-Sig", value))
    assert verdict.status == status
    assert words in verdict.reason


def test_a_missing_header_is_missing() -> None:
    assert judge(PLAIN).status == "missing"


def test_without_a_secret_nothing_is_checked() -> None:
    assert judge(PLAIN, ("X-Sig", hex_of(BODY)), secrets=()).status == "unchecked"


def test_a_secret_that_can_not_serve_is_named_without_showing_it() -> None:
    verdict = judge({**PLAIN, "key": "hex"}, ("X-Sig", hex_of(BODY)), secrets=(("main", "zz!"),))
    assert verdict.status == "invalid"
    assert verdict.reason.startswith("The secret 'main' can't serve: it is not hex")
    assert "zz!" not in verdict.reason


def test_a_public_key_is_never_a_shared_secret() -> None:
    request = Request(headers=[("X-Sig", hex_of(BODY, b"public"))], body=BODY)
    verdict = scheme(**PLAIN).verify(request, [], params={"public_key": "public"}, now=None)
    assert verdict.status == "unchecked"


def test_upper_case_hex_holds_with_a_remark() -> None:
    verdict = judge(PLAIN, ("X-Sig", hex_of(BODY).upper()))
    assert verdict.status == "valid"
    assert "upper-case" in verdict.reason
    remarked = judge({**PLAIN, "case_insensitive": True}, ("X-Sig", hex_of(BODY).upper()))
    assert "upper-case" not in remarked.reason


def timed(at: int, signed_at: int | None = None) -> tuple[str, str]:
    digest = hex_of(b"%d." % (at if signed_at is None else signed_at) + BODY)
    return ("X-Sig", f"t={at},v1={digest}")


def test_stale_is_said_only_after_the_signature_held() -> None:
    assert judge(TIMED, timed(1000), now=1300).status == "valid"
    stale = judge(TIMED, timed(1000), now=1412)
    assert stale.status == "stale"
    assert stale.reason == (
        "The signature holds with main, but it is 412 s old, and 300 s are allowed."
    )
    assert stale.signed == b"1000." + BODY
    assert judge(TIMED, timed(1000, signed_at=999), now=9999).status == "invalid"


def test_a_time_in_the_future_is_stale_too() -> None:
    assert judge(TIMED, timed(1301), now=1000).status == "stale"
    table = {**TIMED, "timestamp": {"from": "field:t", "tolerance": 5, "one_sided": True}}
    assert judge(table, timed(1300), now=1000).status == "valid"
    assert judge(table, timed(1301), now=1000).status == "stale"
    assert judge(table, timed(1000), now=1006).status == "stale"


@pytest.mark.parametrize("value", ["t=,v1=" + "a" * 64, "t=x,v1=" + "a" * 64, "v1=" + "a" * 64])
def test_a_time_that_is_none_is_malformed(value: str) -> None:
    assert judge(TIMED, ("X-Sig", value), now=1).status == "malformed"


def test_any_of_several_signatures_may_hold() -> None:
    digest = hex_of(b"5." + BODY)
    assert judge(TIMED, ("X-Sig", f"t=5,v1={'0' * 64},v1=zz,v1={digest}")).status == "valid"


def test_an_alternative_that_matches_is_named() -> None:
    table = {**PLAIN, "signed_alternatives": ["{body}", "{body}\n"]}
    verdict = judge(table, ("X-Sig", hex_of(BODY + b"\n")))
    assert (verdict.status, verdict.form) == ("valid", "{body}\n")


def test_a_guard_comes_before_the_signature() -> None:
    table = {**PLAIN, "guard": ["header:X-Version == 1"]}
    good = ("X-Sig", hex_of(BODY))
    assert judge(table, good).status == "missing"
    assert judge(table, good, ("X-Version", "2")).status == "malformed"
    assert judge(table, good, ("X-Version", "1")).status == "valid"


def test_a_request_names_an_algorithm_only_from_the_list() -> None:
    table = {
        **PLAIN,
        "algorithm_from": "header:X-Alg",
        "algorithm_map": {"A1": "sha1", "A256": "sha256"},
    }
    assert judge(table, ("X-Sig", hex_of(BODY, name="sha1")), ("X-Alg", "A1")).status == "valid"
    assert judge(table, ("X-Sig", hex_of(BODY)), ("X-Alg", "A256")).status == "valid"
    assert judge(table, ("X-Sig", hex_of(BODY, name="md5")), ("X-Alg", "md5")).status == "malformed"


def test_a_digest_behind_the_secret_never_shows_it() -> None:
    table = {**PLAIN, "kind": "hash", "signed": "{secret}{body}"}
    digest = hashlib.sha256(b"key" + BODY).hexdigest()
    verdict = judge(table, ("X-Sig", digest))
    assert verdict.status == "valid"
    assert verdict.signed == b"{secret}" + BODY


def test_signed_headers_are_put_in() -> None:
    table = {
        **PLAIN,
        "signed": "{signed_headers}.{body}",
        "signed_headers": {"list_from": "header:X-List", "list_separator": ",", "join": ";"},
    }
    digest = hex_of(b"A:1;b:2." + BODY)
    headers = [("X-Sig", digest), ("X-List", "A,b"), ("a", "1"), ("B", "2")]
    assert judge(table, *headers).status == "valid"
    assert judge(table, ("X-Sig", digest), ("X-List", "A,b"), ("a", "1")).status == "missing"
    assert judge(table, ("X-Sig", digest)).status == "missing"


@given(st.text(max_size=200), st.binary(max_size=100))
def test_no_value_raises(value: str, body: bytes) -> None:
    for table in (PLAIN, TIMED, {**PLAIN, "encoding": "base64"}, {**PLAIN, "prefix": "v1="}):
        verdict = judge(table, ("X-Sig", value), body=body, now=0)
        assert verdict.status in {"invalid", "malformed", "missing"}


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.binary(max_size=200), st.data())
def test_what_is_signed_verifies_and_a_changed_byte_does_not(
    secret: str, body: bytes, data: st.DataObject
) -> None:
    subject = scheme(**TIMED)
    signed = subject.sign(Request(body=body), secret, params={}, now=1000)
    secrets = [("main", secret)]

    def status(altered: bytes) -> str:
        request = Request(headers=signed.headers, body=altered)
        return subject.verify(request, secrets, params={}, now=1000).status

    assert status(body) == "valid"
    if body:
        place = data.draw(st.integers(0, len(body) - 1))
        flipped = body[place] ^ data.draw(st.integers(1, 255))
        assert status(body[:place] + bytes([flipped]) + body[place + 1 :]) == "invalid"
