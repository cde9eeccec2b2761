"""A scheme compiled from its table: HMAC, digests with a secret in front, RSA, ECDSA, Ed25519.

Rules of this file:
1. `stale` is said only after the signature held; what can't be a signature is `malformed`.
2. Nothing a request holds raises: readers raise Refusal, and it ends here in a verdict.
3. The request never chooses an algorithm or a key beyond the table's own list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from inspector.model.coverage import Coverage
from inspector.model.request import Request
from inspector.model.signed import Signed
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.signatures.candidate import Candidate
from inspector.signatures.carrier import Carrier
from inspector.signatures.encodings import DECODERS
from inspector.signatures.guard import Guard
from inspector.signatures.key_ring import KeyRing
from inspector.signatures.named_algorithm import NamedAlgorithm
from inspector.signatures.proof import Proof
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import Refusal, malformed
from inspector.signatures.signed_headers import SignedHeaders
from inspector.signatures.signing_plan import SigningPlan
from inspector.signatures.template import Template
from inspector.signatures.timestamp import Timestamp

Keys: TypeAlias = Sequence[tuple[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarativeScheme:
    """The compiled parts of a scheme's table."""

    name: str
    carrier: Carrier
    templates: tuple[Template, ...]
    encoding: str
    proof: Proof
    keys: KeyRing
    plan: SigningPlan
    coverage: Coverage = Coverage.BODY
    timestamp: Timestamp | None = None
    guards: tuple[Guard, ...] = ()
    named_algorithm: NamedAlgorithm | None = None
    signed_headers: SignedHeaders | None = None
    any_case: bool = False
    holds_secret: bool = False

    def verify(
        self,
        request: Request,
        secrets: Sequence[tuple[str, str]],
        *,
        params: Mapping[str, Any],
        now: float | None,
    ) -> Verdict:
        """Judge a request; see `Scheme.verify`."""
        try:
            return self._judge(Reading(request, params), secrets, now)
        except Refusal as refusal:
            return Verdict(refusal.status, refusal.reason, scheme=self.name)

    def sign(
        self, request: Request, secret: str, *, params: Mapping[str, Any], now: float
    ) -> Signed:
        """Sign a request; see `Scheme.sign`."""
        return self.plan.sign(self, request, secret, params, now)

    def message(self, reading: Reading, template: Template | None = None) -> bytes:
        """Return the bytes to sign. Raises Refusal when a part of them is absent."""
        if self.signed_headers is not None:
            reading.signed_headers = self.signed_headers.text(reading)
        return (template or self.templates[0])(reading)

    def _judge(
        self, reading: Reading, secrets: Sequence[tuple[str, str]], now: float | None
    ) -> Verdict:
        keys, trouble = self.keys.usable(secrets, reading.params)
        candidates = self.carrier.candidates(reading)
        for guard in self.guards:
            guard.check(reading)
        algorithm = self.named_algorithm.read(reading) if self.named_algorithm else None
        refused: Refusal | None = None
        readable = False
        for candidate in candidates:
            try:
                signature = self._decoded(candidate, candidate.algorithm or algorithm)
                reading.fields = candidate.fields
                seconds = self._read_time(reading)
                held = self._held(reading, keys, signature, candidate.algorithm or algorithm)
                readable = True
            except Refusal as refusal:
                refused = refusal
                continue
            if held is not None:
                return self._success(candidate, held, seconds, now)
        if refused is not None and not readable:
            raise refused
        return Verdict(VerdictStatus.INVALID, trouble or self._mismatch(keys), scheme=self.name)

    def _decoded(self, candidate: Candidate, algorithm: str | None) -> bytes:
        try:
            signature = DECODERS[self.encoding](candidate.value)
        except ValueError as error:
            raise malformed(f"The signature can't be read: {error}.") from None
        size = self.proof.size(algorithm)
        if size is not None and len(signature) != size:
            raise malformed(
                f"The signature is {len(signature)} bytes long, and one of this scheme has {size}."
            )
        return signature

    def _read_time(self, reading: Reading) -> float | None:
        if self.timestamp is None:
            return None
        reading.timestamp = self.timestamp.text(reading)
        return self.timestamp.seconds(reading.timestamp)

    def _held(
        self, reading: Reading, keys: Keys, signature: bytes, algorithm: str | None
    ) -> tuple[str, Template, bytes] | None:
        """Return label, template and signed bytes of the first key that fits."""
        for template in self.templates:
            if self.holds_secret:
                for label, key in keys:
                    reading.secret = key
                    message = self.message(reading, template)
                    if self.proof.holds(key, message, signature, algorithm):
                        reading.secret = b"{secret}"
                        return label, template, self.message(reading, template)
                continue
            message = self.message(reading, template)
            for label, key in keys:
                if self.proof.holds(key, message, signature, algorithm):
                    return label, template, message
        return None

    def _success(
        self,
        candidate: Candidate,
        held: tuple[str, Template, bytes],
        seconds: float | None,
        now: float | None,
    ) -> Verdict:
        label, template, message = held
        form = template.source if len(self.templates) > 1 else None
        status, reason = VerdictStatus.VALID, f"The signature holds with {label}"
        if self.timestamp is not None and seconds is not None:
            complaint = self.timestamp.complaint(seconds, now)
            if complaint is not None:
                status, reason = VerdictStatus.STALE, f"{reason}, but {complaint}"
        if (
            self.encoding == "hex"
            and not self.any_case
            and candidate.value.lower() != candidate.value
        ):
            reason += "; its hex is upper-case, which code that compares text refuses"
        return Verdict(status, f"{reason}.", self.coverage, self.name, label, form, message)

    def _mismatch(self, keys: Keys) -> str:
        if len(keys) == 1:
            return f"The signature does not fit the request with {keys[0][0]}."
        return f"The signature does not fit the request with any of the {len(keys)} secrets."
