"""HTTP Message Signatures as a scheme."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hmac import compare_digest
from typing import Any

from inspector.model.coverage import Coverage
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.signed import Signed
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.signatures.draft import Draft
from inspector.signatures.encodings import encode_base64
from inspector.signatures.http_message.signature_base import signature_base
from inspector.signatures.http_message.signature_input import (
    SignatureInput,
    read_bytes,
    read_inputs,
)
from inspector.signatures.key_pair_proof import KeyPairProof
from inspector.signatures.key_ring import KeyRing
from inspector.signatures.proof import Proof
from inspector.signatures.refusal import Refusal, malformed, missing
from inspector.signatures.shared_key_proof import SharedKeyProof

_INPUT, _SIGNATURE, _DIGEST = "Signature-Input", "Signature", "Content-Digest"
_HASHES = {"sha-256": "sha256", "sha-512": "sha512"}
_PROOFS: dict[str, tuple[Proof, bool]] = {
    "ed25519": (KeyPairProof("ed25519"), True),
    "rsa-v1_5-sha256": (KeyPairProof("rsa", "sha256"), True),
    "hmac-sha256": (SharedKeyProof("sha256"), False),
}


@dataclass(frozen=True, slots=True)
class HttpMessageScheme:
    """One algorithm of RFC 9421; a request that names another one is malformed.

    The body is covered where the signature covers Content-Digest and that fits. `tolerance` in seconds
    (None: only the signature's own `expires` limits its age).
    """

    algorithm: str = "ed25519"
    tolerance: float | None = None
    name: str = "rfc9421"

    def verify(
        self,
        request: Request,
        secrets: Sequence[tuple[str, str]],
        *,
        params: Mapping[str, Any],
        now: float | None,
    ) -> Verdict:
        """Judge a request; see `Scheme.verify`. Any of several signatures may hold."""
        proof, public = _PROOFS[self.algorithm]
        try:
            keys, trouble = KeyRing(proof.key, public=public).usable(secrets, params)
            announced = read_inputs(_header(request, _INPUT))
            signatures = read_bytes(_header(request, _SIGNATURE), _SIGNATURE)
            shared = [label for label in announced if label in signatures]
            if not shared:
                raise malformed("Signature-Input and Signature have no label in common.")
            for signature_label in shared:
                given = announced[signature_label]
                self._check_algorithm(given)
                base = signature_base(request, given)
                for label, key in keys:
                    if proof.holds(key, base, signatures[signature_label], None):
                        return self._success(request, given, label, base, now)
        except Refusal as refusal:
            return Verdict(refusal.status, refusal.reason, scheme=self.name)
        reason = trouble or "The signature does not fit the request with any key that is set."
        return Verdict(VerdictStatus.INVALID, reason, scheme=self.name)

    def sign(
        self, request: Request, secret: str, *, params: Mapping[str, Any], now: float
    ) -> Signed:
        """Sign method, Content-Type (where there is one) and Content-Digest; see `Scheme.sign`."""
        proof, _ = _PROOFS[self.algorithm]
        try:
            key = proof.signing_key(secret)
        except ValueError as error:
            raise InspectorError(f"the secret can't sign: {error}") from None
        draft = Draft(request)
        digest = encode_base64(hashlib.sha256(request.body).digest())
        draft.put(f"header:{_DIGEST}", f"sha-256=:{digest}:")
        names = ["@method", "content-digest"]
        if request.header("content-type") is not None:
            names.insert(1, "content-type")
        listed = " ".join(f'"{name}"' for name in names)
        keyid = str(params.get("keyid", "test-key"))
        text = f'({listed});created={int(now)};keyid="{keyid}";alg="{self.algorithm}"'
        base = signature_base(draft.request, SignatureInput(tuple(names), {}, text))
        signature = encode_base64(proof.make(key, base))
        draft.put(f"header:{_INPUT}", f"sig1={text}")
        draft.put(f"header:{_SIGNATURE}", f"sig1=:{signature}:")
        return draft.signed

    def _check_algorithm(self, announced: SignatureInput) -> None:
        named = announced.parameters.get("alg", self.algorithm)
        if named != self.algorithm:
            raise malformed(f"The signature names {named[:40]!r}; {self.algorithm!r} is due.")

    def _success(
        self,
        request: Request,
        announced: SignatureInput,
        label: str,
        base: bytes,
        now: float | None,
    ) -> Verdict:
        covers_body = "content-digest" in announced.components
        if covers_body:
            _check_digest(request)
        status, reason = VerdictStatus.VALID, f"The signature holds with {label}"
        complaint = self._complaint(announced, now)
        if complaint is not None:
            status, reason = VerdictStatus.STALE, f"{reason}, but {complaint}"
        elif not covers_body:
            reason += "; it does not cover the body"
        coverage = Coverage.BODY if covers_body else Coverage.FIELDS
        return Verdict(status, f"{reason}.", coverage, self.name, label, signed=base)

    def _complaint(self, announced: SignatureInput, now: float | None) -> str | None:
        if now is None:
            return None
        expires = _seconds(announced.parameters.get("expires"))
        created = _seconds(announced.parameters.get("created"))
        if expires is not None and now > expires:
            return f"it expired {now - expires:.0f} s ago"
        if self.tolerance is not None and created is not None and now - created > self.tolerance:
            return f"it is {now - created:.0f} s old, and {self.tolerance:g} s are allowed"
        return None


def _header(request: Request, name: str) -> str:
    values = request.header_values(name)
    if not values:
        raise missing(f"The header {name} is missing.")
    return ", ".join(values)


def _check_digest(request: Request) -> None:
    digests = read_bytes(_header(request, _DIGEST), _DIGEST)
    known = [name for name in digests if name in _HASHES]
    if not known:
        raise malformed(f"Content-Digest names none of {', '.join(_HASHES)}.")
    for name in known:
        if not compare_digest(hashlib.new(_HASHES[name], request.body).digest(), digests[name]):
            raise Refusal(VerdictStatus.INVALID, f"Content-Digest is not the {name} of this body.")


def _seconds(text: str | None) -> float | None:
    return float(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None  # noqa: PLR2004
