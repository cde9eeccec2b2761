import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.coverage import Coverage
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.signatures.akuworks.akuworks_scheme import AkuWorksScheme

SCHEME = AkuWorksScheme()
SECRET = "aku-secret-7"
MAIN = (("main", SECRET),)
HEADER = "X-AkuWorks-Signature"
HEX = "11" * 32


def value(data: bytes, secret: str = SECRET) -> str:
    """Return a signature by the standard library alone."""
    return "sha256=" + hmac.new(secret.encode(), data, hashlib.sha256).hexdigest()


def verify(
    body: bytes,
    *headers: str,
    secrets: Sequence[tuple[str, str]] = MAIN,
    params: Mapping[str, Any] | None = None,
    name: str = HEADER,
) -> Verdict:
    request = Request(body=body, headers=[(name, text) for text in headers])
    return SCHEME.verify(request, secrets, params=params or {}, now=None)


def with_member(unsigned: bytes, signed: bytes | None = None, secret: str = SECRET) -> bytes:
    """Append the member, signed over `signed` (None: the object as it stands)."""
    text = value(unsigned if signed is None else signed, secret).encode()
    return unsigned[:-1] + b',"signature":"' + text + b'"}'


def sign(body: bytes, params: Mapping[str, Any] | None = None) -> tuple[bytes, str, str]:
    signed = SCHEME.sign(Request(body=body), SECRET, params=params or {}, now=0)
    ((name, text),) = signed.headers
    return signed.body, name, text


# What holds


def test_the_header_is_over_the_bytes_as_sent() -> None:
    verdict = verify(b"any bytes \xff\x00", value(b"any bytes \xff\x00"))
    assert verdict == Verdict(
        VerdictStatus.VALID,
        "The X-AkuWorks-Signature header matches the body (secret main).",
        Coverage.BODY,
        "akuworks",
        "main",
        "header",
        b"any bytes \xff\x00",
    )


def test_both_carriers_hold() -> None:
    body = with_member(b'{"event":"security.alert"}')
    verdict = verify(body, value(body))
    assert (verdict.status, verdict.form) == (VerdictStatus.VALID, "header+cut")
    assert verdict.signed == body
    assert verdict.reason == (
        "The X-AkuWorks-Signature header matches the body "
        "and the signature member matches the body without it (secret main)."
    )


def test_form_1_cuts_the_raw_bytes() -> None:
    unsigned = b'{ "a" : 1.0 }'
    verdict = verify(with_member(unsigned))
    assert (verdict.status, verdict.form) == (VerdictStatus.VALID, "cut")
    assert (verdict.coverage, verdict.signed) == (Coverage.BODY, unsigned)


def test_form_2_tells_that_the_sender_re_serialised() -> None:
    body = with_member(b'{ "b" : 1.0, "1": "\\u00e9" }', '{"1":"é","b":1}'.encode())
    verdict = verify(body)
    assert (verdict.status, verdict.form) == (VerdictStatus.VALID, "stringify")
    assert verdict.signed == '{"1":"é","b":1}'.encode()
    assert "the sender re-serialised what it signed" in verdict.reason


def test_form_3_empties_the_value() -> None:
    emptied = b'{"signature" : "", "a": 1.0}'
    body = emptied.replace(b'""', b'"%b"' % value(emptied).encode())
    verdict = verify(body)
    assert (verdict.status, verdict.form, verdict.signed) == (
        VerdictStatus.VALID,
        "emptied",
        emptied,
    )


def test_of_forms_that_agree_the_first_is_named() -> None:
    assert verify(with_member(b'{"a":1}')).form == "cut"


@pytest.mark.parametrize(
    "body",
    [
        b'{"signature":"%b","a":{"signature":1}}',
        b'{"a":"\\"signature\\":\\"x\\"","signature":"%b"}',
        b'{"signature":"wrong","a":1,"signature":"%b"}',
        b'{"a":1 , "sign\\u0061ture"\n:\t"%b" , "b" : 2}',
        b'{"signature":"%b"}',
        b'{"a":"\xe9","signature":"%b"}',
        b'\xef\xbb\xbf{"a":1,"signature":"%b"}',
    ],
)
def test_the_member_is_found_wherever_json_has_it(body: bytes) -> None:
    mark = b"SIGNATURE"
    template = body.replace(b"%b", mark)
    start = template.index(mark)
    # The expectation cuts by hand: from the key that stands before the mark to the mark's end.
    key = max(template.rfind(b'"sign', 0, start), template.rfind(b'"sign\\u0061', 0, start))
    before, after = template[:key], template[start + len(mark) + 1 :]
    if b"," in before:
        comma = before.rindex(b",")
        before = before[:comma] + before[comma + 1 :]
    elif b"," in after:
        comma = after.index(b",")
        after = after[:comma] + after[comma + 1 :]
    cut = before + after
    verdict = verify(template.replace(mark, value(cut).encode()))
    assert (verdict.status, verdict.form, verdict.signed) == (VerdictStatus.VALID, "cut", cut)


def test_a_signature_value_may_be_written_with_escapes() -> None:
    text = value(b"{}").replace("s", "\\u0073").encode()
    assert verify(b'{"signature":"%b"}' % text).form == "cut"


def test_a_nested_or_quoted_signature_is_none() -> None:
    for body in (b'{"a":{"signature":"x"}}', b'{"a":"\\"signature\\":1"}', b'["signature"]'):
        assert verify(body, value(body)).form == "header"
        assert verify(body).status is VerdictStatus.MISSING


def test_what_is_no_json_object_is_judged_by_its_header() -> None:
    for body in (b"", b"signature", b'{"signature":"x"', b'{"signature":NaN}', b"\xff\xfe"):
        assert verify(body, value(body)).form == "header"


def test_header_names_have_no_case_and_spaces_around_a_value_do_not_count() -> None:
    assert verify(b"x", f" \t{value(b'x')} ", name="x-akuworks-SIGNATURE").form == "header"


def test_the_headers_name_is_a_parameter() -> None:
    params = {"header": "X-Signature"}
    assert verify(b"x", value(b"x"), name="X-Signature", params=params).form == "header"
    verdict = verify(b"x", value(b"x"), params=params)
    assert verdict.status is VerdictStatus.MISSING
    assert "X-Signature header" in verdict.reason


def test_every_secret_is_tried_and_the_one_that_holds_is_named() -> None:
    secrets = [("old", "1"), ("main", SECRET), ("next", "2")]
    body = with_member(b'{"a":1}')
    verdict = verify(body, value(body), secrets=secrets)
    assert (verdict.status, verdict.secret) == (VerdictStatus.VALID, "main")


def test_the_carriers_may_hold_by_different_secrets() -> None:
    body = with_member(b'{"a":1}', secret="2")
    verdict = verify(body, value(body), secrets=[("main", SECRET), ("next", "2")])
    assert (verdict.status, verdict.secret) == (VerdictStatus.VALID, "main")
    assert "(secret main)" in verdict.reason
    assert "(secret next)" in verdict.reason


def test_a_published_looking_case_by_its_hex() -> None:
    body = (
        '{"event":"verification.success","timestamp":"2025-01-25T10:30:00Z",'
        '"server":{"id":"123456789012345678","name":"Café Ünïx"},'
        '"user":{"id":"987654321098765432","username":"user#1234"},'
        '"verification":{"method":"turnstile","duration_ms":1250},'
        '"signature":"sha256=771e43c49efc973d6169c92bc35c049a09b0ffba655bbb59984e96f6e8b44a1d"}'
    ).encode()
    header = "sha256=79f718b0b44b8197af2da7e167109f6770ac9815e6d446080c563a8feb4ed482"
    assert verify(body, header).form == "header+cut"


# What does not hold


def test_a_header_that_does_not_match() -> None:
    verdict = verify(b"body", value(b"other"))
    assert verdict == Verdict(
        VerdictStatus.INVALID,
        "The X-AkuWorks-Signature header does not match the body with secret main.",
        scheme="akuworks",
    )


def test_the_number_of_secrets_that_were_tried_is_said() -> None:
    verdict = verify(b"body", value(b"other"), secrets=[("a", "1"), ("b", "2"), ("c", "")])
    assert "with any of 2 secrets" in verdict.reason


def test_of_two_carriers_the_one_that_failed_is_named() -> None:
    body = with_member(b'{"a":1}', b"other")
    verdict = verify(body, value(body))
    assert verdict.status is VerdictStatus.INVALID
    assert verdict.reason == (
        "The signature member does not match the body with secret main, "
        "although the X-AkuWorks-Signature header matches the body."
    )
    body = with_member(b'{"a":1}')
    verdict = verify(body, value(b"other"))
    assert verdict.status is VerdictStatus.INVALID
    assert verdict.reason == (
        "The X-AkuWorks-Signature header does not match the body with secret main, "
        "although the signature member matches the body without it."
    )


def test_when_both_fail_both_are_named() -> None:
    verdict = verify(b'{"signature":12}', value(b"other"))
    assert verdict.status is VerdictStatus.INVALID
    assert verdict.reason == (
        "The X-AkuWorks-Signature header does not match the body with secret main, "
        "and the signature member is a number, not a string."
    )


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b"no json", b'{"a":{"signature":"x"}}'])
def test_neither_carrier(body: bytes) -> None:
    verdict = verify(body)
    assert verdict.status is VerdictStatus.MISSING
    assert verdict.reason == (
        "The request has no X-AkuWorks-Signature header, and its body no signature member."
    )


@pytest.mark.parametrize(
    ("member", "reason"),
    [
        (b"12", "The signature member is a number, not a string."),
        (b"null", "The signature member is null, not a string."),
        (b"true", "The signature member is a boolean, not a string."),
        (b"{}", "The signature member is an object, not a string."),
        (b"[" * 5_000 + b"]" * 5_000, "The signature member is an array, not a string."),
        (b'""', "The signature member is empty."),
        (b'"abc"', "The signature member does not begin with sha256=."),
        (b'"\xff"', "The signature member is not UTF-8."),
        (b'"sha256=\\ud800"', "The signature member holds characters that are not ASCII."),
    ],
)
def test_a_member_that_cannot_be_a_signature(member: bytes, reason: str) -> None:
    verdict = verify(b'{"a":1,"signature":%b,"b":2}' % member)
    assert (verdict.status, verdict.reason) == (VerdictStatus.MALFORMED, reason)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "is empty"),
        (HEX, "does not begin with sha256="),
        (f"sha256={HEX[:-2]}", "holds 62 hex digits"),
        ("sha256=" + "\xe9" * 64, "not ASCII"),
    ],
)
def test_a_header_that_cannot_be_a_signature(text: str, part: str) -> None:
    verdict = verify(b"{}", text)
    assert verdict.status is VerdictStatus.MALFORMED
    assert part in verdict.reason


def test_a_value_right_but_for_case_is_malformed() -> None:
    right = value(b"{}")
    verdict = verify(b"{}", "sha256=" + right.removeprefix("sha256=").upper())
    assert verdict.status is VerdictStatus.MALFORMED
    assert verdict.reason == (
        "The X-AkuWorks-Signature header has upper-case hex digits, where lower case is due."
    )


@pytest.mark.parametrize("second", [value(b"{}"), f"sha256={HEX}", ""])
def test_a_header_that_stands_twice_is_malformed_whatever_it_says(second: str) -> None:
    for values in ((value(b"{}"), second), (second, value(b"{}"))):
        verdict = verify(b"{}", *values)
        assert verdict.status is VerdictStatus.MALFORMED
        assert "stands 2 times" in verdict.reason


def test_a_valid_header_does_not_excuse_a_malformed_member() -> None:
    body = b'{"signature":""}'
    verdict = verify(body, value(body))
    assert verdict.status is VerdictStatus.MALFORMED
    assert verdict.reason.startswith("The signature member is empty, although")


@pytest.mark.parametrize("secrets", [[], [("main", "")]])
def test_without_a_secret_nothing_is_checked(secrets: list[tuple[str, str]]) -> None:
    assert verify(b"{}", value(b"{}", ""), secrets=secrets).status is VerdictStatus.UNCHECKED


# Signing


def test_signing_appends_the_member_to_compact_json_and_then_signs_the_bytes() -> None:
    body, name, text = sign(b'{ "b": 1.0, "signature": "old", "1": "\\u00e9" }')
    unsigned = '{"1":"é","b":1}'.encode()
    assert body == with_member(unsigned)
    assert (name, text) == (HEADER, value(body))
    assert verify(body, text).form == "header+cut"


def test_an_empty_object_gets_a_member_without_a_comma() -> None:
    body, _, _ = sign(b"{}")
    assert body == b'{"signature":"%b"}' % value(b"{}").encode()


@pytest.mark.parametrize("body", [b"", b"[1, 2]", b"text", b'{"a":NaN}', b"\xff\xfe"])
def test_what_is_no_json_object_is_signed_in_the_header_only(body: bytes) -> None:
    assert sign(body) == (body, HEADER, value(body))


def test_a_member_that_cannot_be_renewed_is_cut_out() -> None:
    body, _, text = sign(b'{"signature":"x","a":"\xff","signature":"y"}')
    assert (body, text) == (b'{"a":"\xff"}', value(b'{"a":"\xff"}'))


def test_signing_takes_the_headers_name_too() -> None:
    assert sign(b"{}", {"header": "X-Other"})[1] == "X-Other"


@pytest.mark.parametrize("secret", ["", "\ud800"])
def test_a_secret_that_cannot_sign_is_an_error_for_the_user(secret: str) -> None:
    with pytest.raises(InspectorError) as caught:
        SCHEME.sign(Request(body=b"{}"), secret, params={}, now=0)
    assert caught.value.remedy
    assert verify(b"{}", value(b"{}"), secrets=[("bad", secret), *MAIN]).secret == "main"


def test_depth_is_no_limit() -> None:
    body, _, text = sign(b'{"a":' * 50_000 + b"1.0" + b"}" * 50_000)
    assert verify(body, text).form == "header+cut"
    assert verify(body + b" ", text).status is VerdictStatus.INVALID


# Any input

noise = st.binary(max_size=60)
near_json = st.text('{}[]":,\\ signatureu0061.e-"', max_size=40).map(str.encode)
bodies = st.one_of(
    noise,
    near_json,
    near_json.map(lambda inner: b'{"signature":' + inner + b"}"),
    noise.map(lambda inner: b'{"signature":"' + inner + b'"}'),
    st.dictionaries(st.text(), st.text() | st.floats() | st.none()).map(
        lambda payload: json.dumps(payload).encode()
    ),
)
headers = st.lists(
    st.tuples(st.sampled_from([HEADER, "x-akuworks-signature", "Other"]), st.text(max_size=80)),
    max_size=3,
)


@given(bodies, headers, st.lists(st.tuples(st.text(), st.text()), max_size=3))
def test_hostile_input_is_a_verdict(
    body: bytes, pairs: list[tuple[str, str]], secrets: list[tuple[str, str]]
) -> None:
    request = Request(body=body, headers=pairs)
    verdict = SCHEME.verify(request, secrets, params={}, now=None)
    assert verdict.reason.endswith(".")
    assert (verdict.coverage is Coverage.BODY) == (verdict.status is VerdictStatus.VALID)


@given(bodies)
def test_whatever_is_signed_verifies(body: bytes) -> None:
    signed, _, text = sign(body)
    assert verify(signed, text).status is VerdictStatus.VALID


@given(bodies, st.integers(0, 400), st.integers(1, 255))
def test_one_changed_byte_is_noticed(body: bytes, place: int, change: int) -> None:
    signed, _, text = sign(body)
    if signed:
        place %= len(signed)
        tampered = signed[:place] + bytes([signed[place] ^ change]) + signed[place + 1 :]
        assert verify(tampered, text).status is not VerdictStatus.VALID


@given(bodies)
def test_no_reason_tells_the_expected_signature(body: bytes) -> None:
    signed, _, text = sign(body)
    digits = text.removeprefix("sha256=")
    for verdict in (
        verify(signed, f"sha256={HEX}"),
        verify(signed, text[:-1]),
        verify(signed, text.upper()),
        verify(signed, text),
        verify(body),
    ):
        assert digits not in verdict.reason.lower()
