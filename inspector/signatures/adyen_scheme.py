"""Adyen's standard webhooks: each item of the notification carries a signature of eight of its fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inspector.model.coverage import Coverage
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.signed import Signed
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.signatures.draft import dump_json
from inspector.signatures.encodings import decode_base64, encode_base64
from inspector.signatures.json_path import compile_path, scalar_bytes
from inspector.signatures.key_ring import KeyRing
from inspector.signatures.reading import parse_json
from inspector.signatures.refusal import Refusal, malformed, missing
from inspector.signatures.shared_key_proof import SharedKeyProof

_FIELDS = tuple(
    compile_path(path)
    for path in (
        "pspReference",
        "originalReference",
        "merchantAccountCode",
        "merchantReference",
        "amount.value",
        "amount.currency",
        "eventCode",
        "success",
    )
)
_SIGNATURE = "hmacSignature"
_DIGEST_SIZE = 32
_MOST_ITEMS = 100
_PROOF = SharedKeyProof("sha256", "hex")
_KEYS = KeyRing(_PROOF.key)


@dataclass(frozen=True, slots=True)
class AdyenScheme:
    """HMAC-SHA256 by a hex key over eight values, joined by colons, nothing escaped, absent ones empty."""

    name: str = "items"

    def verify(
        self,
        request: Request,
        secrets: Sequence[tuple[str, str]],
        *,
        params: Mapping[str, Any],
        now: float | None,  # noqa: ARG002 - Adyen signs no time
    ) -> Verdict:
        """Judge a request; see `Scheme.verify`. Every item must hold with one and the same secret."""
        try:
            keys, trouble = _KEYS.usable(secrets, params)
            signed = [(_message(item), _signature(item)) for item in _items(request.body)]
        except Refusal as refusal:
            return Verdict(refusal.status, refusal.reason, scheme=self.name)
        for label, key in keys:
            if all([_PROOF.holds(key, *pair, None) for pair in signed]):  # noqa: C419 - all are compared
                reason = f"The signatures of the items hold with {label}; they cover eight fields."
                text = b"\n".join(message for message, _ in signed)
                return Verdict(
                    VerdictStatus.VALID, reason, Coverage.FIELDS, self.name, label, signed=text
                )
        reason = trouble or "The signature of an item does not fit it with any secret."
        return Verdict(VerdictStatus.INVALID, reason, scheme=self.name)

    def sign(
        self,
        request: Request,
        secret: str,
        *,
        params: Mapping[str, Any],  # noqa: ARG002 - all that is signed stands in the body
        now: float,  # noqa: ARG002 - Adyen signs no time
    ) -> Signed:
        """Write a signature into each item; see `Scheme.sign`."""
        document = parse_json(request.body)
        try:
            key = _PROOF.signing_key(secret)
            for item in _items_of(document):
                signature = encode_base64(_PROOF.make(key, _message(item)))
                extra = item.setdefault("additionalData", {})
                if not isinstance(extra, dict):
                    raise malformed("additionalData is no object.")
                extra[_SIGNATURE] = signature
        except ValueError as error:
            raise InspectorError(f"the secret can't sign: {error}") from None
        except Refusal as refusal:
            raise InspectorError(f"this can't be signed: {refusal.reason}") from None
        return Signed((), dump_json(document))


def _items(body: bytes) -> list[dict[str, Any]]:
    return _items_of(parse_json(body))


def _items_of(document: Any) -> list[dict[str, Any]]:
    listed = document.get("notificationItems") if isinstance(document, dict) else None
    if not isinstance(listed, list) or not listed:
        raise missing("The body holds no notificationItems, which carry the signatures.")
    if len(listed) > _MOST_ITEMS:
        raise malformed(f"The body holds more than {_MOST_ITEMS} items.")
    items = [
        entry["NotificationRequestItem"]
        for entry in listed
        if isinstance(entry, dict) and isinstance(entry.get("NotificationRequestItem"), dict)
    ]
    if len(items) != len(listed):
        raise malformed("An entry of notificationItems holds no NotificationRequestItem.")
    return items


def _message(item: dict[str, Any]) -> bytes:
    return b":".join(scalar_bytes(find(item)) or b"" for find in _FIELDS)


def _signature(item: dict[str, Any]) -> bytes:
    extra = item.get("additionalData")
    text = extra.get(_SIGNATURE) if isinstance(extra, dict) else None
    if not isinstance(text, str) or not text:
        raise missing("An item has no additionalData.hmacSignature.")
    try:
        signature = decode_base64(text.encode("utf-8", "surrogatepass"))
    except ValueError as error:
        raise malformed(f"The signature of an item can't be read: {error}.") from None
    if len(signature) != _DIGEST_SIZE:
        raise malformed(
            f"The signature of an item is {len(signature)} bytes long; SHA-256 gives {_DIGEST_SIZE}."
        )
    return signature
