"""The figures of a status page as a machine-readable line."""

from typing import Any

from inspector.formats.request_line import VERSION
from inspector.formats.timestamps import iso_time, milliseconds
from inspector.model.metrics import Metrics


def metrics_line(metrics: Metrics, since: int | None) -> dict[str, Any]:
    """Return the fields of the metrics' line; rates in percent, `since` in nanoseconds UTC."""
    return {
        "version": VERSION,
        "type": "metrics",
        "since": None if since is None else iso_time(since),
        "requests": metrics.requests,
        "responses": metrics.responses,
        "succeeded": metrics.succeeded,
        "failed": metrics.failed,
        "success_rate": metrics.success_rate,
        "failure_rate": metrics.failure_rate,
        "average_ms": milliseconds(metrics.average),
        "p50_ms": milliseconds(metrics.p50),
        "p95_ms": milliseconds(metrics.p95),
        "p99_ms": milliseconds(metrics.p99),
        "by_verdict": dict(metrics.by_verdict),
        "by_status": dict(metrics.by_status),
    }
