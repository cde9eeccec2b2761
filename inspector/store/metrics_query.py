"""Figures from the roll-ups."""

import sqlite3

from inspector.model.metrics import Metrics
from inspector.store.latency_buckets import upper_bound
from inspector.store.tally import NANOSECONDS_PER_MINUTE

_SPAN = "WHERE minute >= ?1 AND (?2 IS NULL OR endpoint = ?2)"
_BY_VERDICT = f"SELECT verdict, sum(requests) FROM request_rollups {_SPAN} GROUP BY verdict"  # noqa: S608 - our own text
_BY_STATUS = f"""
    SELECT status_class, succeeded, sum(responses), sum(duration) FROM response_rollups {_SPAN}
    GROUP BY status_class, succeeded
"""  # noqa: S608 - our own text
_BY_BUCKET = f"""
    SELECT bucket, sum(responses) FROM response_rollups {_SPAN} GROUP BY bucket ORDER BY bucket
"""  # noqa: S608 - our own text


def read_metrics(
    connection: sqlite3.Connection, since: int | None, endpoint: str | None
) -> Metrics:
    """Return the figures of requests received from the minute of `since` on (nanoseconds UTC).

    Responses are counted with the minute of their requests. Raises `sqlite3.Error`.
    """
    span = (0 if since is None else since // NANOSECONDS_PER_MINUTE, endpoint)
    by_verdict = dict(connection.execute(_BY_VERDICT, span).fetchall())
    statuses = connection.execute(_BY_STATUS, span).fetchall()
    buckets = connection.execute(_BY_BUCKET, span).fetchall()
    by_status: dict[str, int] = {}
    for status_class, _, count, _ in statuses:
        word = status_word(status_class)
        by_status[word] = by_status.get(word, 0) + count
    responses = sum(by_status.values())
    succeeded = sum(count for _, success, count, _ in statuses if success)
    return Metrics(
        requests=sum(by_verdict.values()),
        responses=responses,
        succeeded=succeeded,
        failed=responses - succeeded,
        average=sum(row[3] for row in statuses) // responses if responses else None,
        p50=percentile(buckets, 50),
        p95=percentile(buckets, 95),
        p99=percentile(buckets, 99),
        by_verdict=by_verdict,
        by_status=by_status,
    )


def status_word(status_class: int) -> str:
    """Return how a class of status codes is called: `2xx`, or `none` where no status was sent."""
    return f"{status_class}xx" if status_class else "none"


def percentile(buckets: list[tuple[int, int]], percent: int) -> int | None:
    """Return the upper bound, in nanoseconds, of `percent` of what (bucket, count) pairs in order count."""
    total = sum(count for _, count in buckets)
    seen = 0
    for bucket, count in buckets:
        seen += count
        if seen * 100 >= total * percent:
            return upper_bound(bucket)
    return None
