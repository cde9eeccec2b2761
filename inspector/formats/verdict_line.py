"""A verdict as a machine-readable line."""

from typing import Any

from inspector.formats.request_line import VERSION
from inspector.model.verdict import Verdict


def verdict_line(verdict: Verdict, provider: str | None) -> dict[str, Any]:
    """Return the fields of a verdict's line."""
    return {
        "version": VERSION,
        "type": "verdict",
        "provider": provider,
        "verdict": verdict.status.value,
        "reason": verdict.reason,
        "coverage": verdict.coverage.value,
        "scheme": verdict.scheme,
        "secret": verdict.secret,
        "form": verdict.form,
    }
