"""The AkuWorks scheme, both ways.

The contract leaves room, and these are the decisions:
1. A signature stands in a header, over the bytes of the body as sent, and in the payload's member
   `signature`, over the body without that member. Where both stand, both must hold.
2. "Without" is tried in three forms, in the contract's order (`body_forms`); the verdict names the one
   that matched, and says that the sender re-serialised when only the second did.
3. Every secret is tried; the carriers may hold by different ones (a rotation in between).
4. A header that stands twice, upper-case hex, and a member that is no string are malformed.
5. A payload has a member where JSON.parse finds an object that has it, byte order mark or not. What is
   not UTF-8 still has one, to be judged by its raw bytes.
"""

import hmac
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inspector.model.coverage import Coverage
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.signed import Signed
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.signatures.akuworks.body_forms import (
    EMPTIED,
    MEMBER,
    STRINGIFY,
    body_forms,
    signature_member,
    stringified_without_member,
)
from inspector.signatures.akuworks.carrier_result import CarrierResult
from inspector.signatures.akuworks.signature_value import fault_of, signature_value
from inspector.signatures.ecmascript.member import Member
from inspector.signatures.ecmascript.not_json_error import NotJsonError
from inspector.signatures.ecmascript.parse import parse

DEFAULT_HEADER = "X-AkuWorks-Signature"
_HEADER_FORM = "header"
_MEMBER_NAME = "the signature member"
_KINDS = {dict: "an object", list: "an array", bool: "a boolean", type(None): "null"}
_MATCHES = {
    _HEADER_FORM: "matches the body",
    STRINGIFY: (
        "matches the body without it only as JSON.stringify writes it: "
        "the sender re-serialised what it signed"
    ),
    EMPTIED: "matches the body with the member's value emptied",
}
_MATCHES_CUT = "matches the body without it"
_PLAIN_STRING = re.compile(rb'"[a-zA-Z0-9=]*+"')


@dataclass(frozen=True, slots=True)
class AkuWorksScheme:
    """HMAC-SHA256 in a header, in the payload, or in both. `params["header"]` names another header."""

    name: str = "akuworks"

    def verify(
        self,
        request: Request,
        secrets: Sequence[tuple[str, str]],
        *,
        params: Mapping[str, Any],
        now: float | None,  # noqa: ARG002 - AkuWorks signs no time: age is never judged
    ) -> Verdict:
        """Judge a request by both carriers; see `Scheme.verify`."""
        usable = [(label, text) for label, text in secrets if text]
        if not usable:
            return self._verdict(VerdictStatus.UNCHECKED, "no secret is set to check with")
        header = _header_name(params)
        values = request.header_values(header)
        member = signature_member(request.body)
        results: list[CarrierResult] = []
        if values:
            results.append(_judge_header(request.body, header, values, usable))
        if member is not None:
            results.append(_judge_member(request.body, member, usable))
        if not results:
            return self._verdict(
                VerdictStatus.MISSING,
                f"the request has no {header} header, and its body no signature member",
            )
        failed = [result for result in results if not result.is_valid]
        return self._failure(failed, results) if failed else self._success(results)

    def sign(
        self,
        request: Request,
        secret: str,
        *,
        params: Mapping[str, Any],
        now: float,  # noqa: ARG002 - AkuWorks signs no time
    ) -> Signed:
        """Sign in the body by form 2, then its final bytes in the header.

        The body becomes compact JSON, as JSON.stringify writes it, with `signature` as its last member,
        so that forms 1 and 2 agree. What is no JSON object is signed in the header only; a member that
        could not be renewed there (the body is not UTF-8) is cut out. Raises InspectorError when the
        secret is empty or has no UTF-8.
        """
        _require_usable(secret)
        unsigned = stringified_without_member(request.body)
        if unsigned is None:
            body = _without_members(request.body)
        else:
            comma = b"" if unsigned == b"{}" else b","
            value = signature_value(secret, unsigned).encode("ascii")
            body = b'%b%b"%b":"%b"}' % (unsigned[:-1], comma, MEMBER.encode("ascii"), value)
        return Signed(((_header_name(params), signature_value(secret, body)),), body)

    def _success(self, results: Sequence[CarrierResult]) -> Verdict:
        first, last = results[0], results[-1]
        reason, form = first.reason, first.form
        if last is not first:
            if last.secret != first.secret:
                reason = f"{reason} (secret {first.secret})"
            reason = f"{reason} and {last.reason}"
            form = f"{form}+{last.form}"
        reason = _sentence(f"{reason} (secret {last.secret})")
        return Verdict(
            VerdictStatus.VALID, reason, Coverage.BODY, self.name, first.secret, form, first.signed
        )

    def _failure(
        self, failed: Sequence[CarrierResult], results: Sequence[CarrierResult]
    ) -> Verdict:
        reason = ", and ".join(result.reason for result in failed)
        for result in results:
            if result.is_valid:
                reason += f", although {result.reason}"
        return self._verdict(failed[0].status, reason)

    def _verdict(self, status: VerdictStatus, reason: str) -> Verdict:
        return Verdict(status, _sentence(reason), scheme=self.name)


def _judge_header(
    body: bytes, header: str, values: Sequence[str], secrets: Sequence[tuple[str, str]]
) -> CarrierResult:
    carrier = f"the {header} header"
    if len(values) > 1:
        return CarrierResult(
            VerdictStatus.MALFORMED, f"{carrier} stands {len(values)} times, where one is due"
        )
    value = values[0].strip(" \t")
    return _judge(carrier, value, ((_HEADER_FORM, body),), secrets)


def _judge_member(body: bytes, member: Member, secrets: Sequence[tuple[str, str]]) -> CarrierResult:
    text = member.value_in(body)
    if _PLAIN_STRING.fullmatch(text):
        return _judge(_MEMBER_NAME, text[1:-1].decode("ascii"), body_forms(body, member), secrets)
    try:
        value = parse(text)
    except NotJsonError:
        # The scanner has read it as Latin-1, so all that can be wrong is that it is not UTF-8.
        return CarrierResult(VerdictStatus.MALFORMED, f"{_MEMBER_NAME} is not UTF-8")
    if not isinstance(value, str):
        kind = _KINDS.get(type(value), "a number")
        return CarrierResult(VerdictStatus.MALFORMED, f"{_MEMBER_NAME} is {kind}, not a string")
    return _judge(_MEMBER_NAME, value, body_forms(body, member), secrets)


def _judge(
    carrier: str,
    value: str,
    forms: Iterable[tuple[str, bytes]],
    secrets: Sequence[tuple[str, str]],
) -> CarrierResult:
    fault = fault_of(value)
    if fault is not None:
        return CarrierResult(VerdictStatus.MALFORMED, f"{carrier} {fault}")
    for form, signed in forms:
        for label, secret in secrets:
            if hmac.compare_digest(signature_value(secret, signed), value):
                reason = f"{carrier} {_MATCHES.get(form, _MATCHES_CUT)}"
                return CarrierResult(VerdictStatus.VALID, reason, form, label, signed)
    tried = f"secret {secrets[0][0]}" if len(secrets) == 1 else f"any of {len(secrets)} secrets"
    return CarrierResult(VerdictStatus.INVALID, f"{carrier} does not match the body with {tried}")


def _header_name(params: Mapping[str, Any]) -> str:
    return str(params.get("header") or DEFAULT_HEADER)


def _require_usable(secret: str) -> None:
    try:
        usable = bool(secret.encode("utf-8"))
    except UnicodeEncodeError:
        raise InspectorError(
            "This secret cannot sign",
            "AkuWorks keys its signature with the secret as UTF-8, and this one holds a lone surrogate.",
            "Set the endpoint's secret again, from AkuWorks' dashboard.",
        ) from None
    if not usable:
        raise InspectorError(
            "The secret is empty",
            "AkuWorks keys its signature with the endpoint's secret.",
            "Set the endpoint's secret, or name another one.",
        )


def _without_members(body: bytes) -> bytes:
    while (member := signature_member(body)) is not None:
        body = member.cut_from(body)
    return body


def _sentence(clause: str) -> str:
    return f"{clause[0].upper()}{clause[1:]}."
