"""What is found out about a request again, when it's looked at: the store keeps only the verdict."""

from dataclasses import dataclass

from inspector.config.secret_reference import resolve
from inspector.model.headers import header_value
from inspector.model.inspector_error import InspectorError
from inspector.model.schema_finding import SchemaFinding
from inspector.tui.services.request_detail import RequestDetail

_NS_PER_S = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Judgement:
    """The bytes that were signed, or why they aren't known; and what the payload lacks.

    `findings` is None where no provider tells what a payload must hold.
    """

    signed: bytes | None = None
    unsigned_reason: str = ""
    findings: tuple[SchemaFinding, ...] | None = None

    @classmethod
    def of(cls, detail: RequestDetail) -> "Judgement":
        """Verify and check the payload anew. Loads the catalogue; meant for a thread."""
        from inspector.providers.catalogue_loader import load  # noqa: PLC0415 - after the first paint

        summary, captured = detail.stored.summary, detail.stored.captured
        if summary.provider is None:
            return cls(unsigned_reason="No provider is set for this endpoint.")
        try:
            provider = load(summary.provider)
            findings = provider.check_payload(summary.event_type, captured.body)
        except InspectorError as error:
            return cls(unsigned_reason=error.title)
        if detail.endpoint is None:
            return cls(None, "Its endpoint is gone, and its secrets with it.", findings)
        secrets, problem = _secrets(detail)
        if not secrets:
            return cls(None, problem or "The endpoint has no secret.", findings)
        request = captured.as_request(_url(detail))
        verdict = provider.verify(request, secrets, now=captured.received_at / _NS_PER_S)
        return cls(verdict.signed, verdict.reason, findings)


def _secrets(detail: RequestDetail) -> tuple[list[tuple[str, str]], str]:
    secrets, problem = [], ""
    for secret in detail.endpoint.secrets if detail.endpoint else ():
        try:
            secrets.append((secret.label, resolve(secret)))
        except InspectorError as error:
            problem = error.title
    return secrets, problem


def _url(detail: RequestDetail) -> str:
    captured = detail.stored.captured
    if detail.endpoint is not None and detail.endpoint.public_url:
        return detail.endpoint.public_url
    host = header_value(captured.headers, "Host") or ""
    return f"{'https' if captured.secure else 'http'}://{host}{captured.target or ''}"
