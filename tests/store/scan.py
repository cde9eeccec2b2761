"""Figures counted row by row, to compare with what the roll-ups say."""

import sqlite3
from collections import Counter

from inspector.model.metrics import Metrics
from inspector.store.latency_buckets import bucket_of, upper_bound


def metrics_by_scan(raw: sqlite3.Connection, where: str = "1") -> Metrics:
    verdicts = raw.execute(f"SELECT verdict FROM requests WHERE {where}").fetchall()  # noqa: S608 - the test's own text
    answers = raw.execute(
        "SELECT status, succeeded, finished_at - started_at"  # noqa: S608 - the test's own text
        f" FROM responses JOIN requests ON requests.id = request_id WHERE {where}"
    ).fetchall()
    durations = sorted(duration for _, _, duration in answers)
    succeeded = sum(success for _, success, _ in answers)

    def percentile(percent: int) -> int | None:
        if not durations:
            return None
        return upper_bound(bucket_of(durations[-(-len(durations) * percent // 100) - 1]))

    return Metrics(
        requests=len(verdicts),
        responses=len(answers),
        succeeded=succeeded,
        failed=len(answers) - succeeded,
        average=sum(durations) // len(durations) if durations else None,
        p50=percentile(50),
        p95=percentile(95),
        p99=percentile(99),
        by_verdict=Counter(verdict for (verdict,) in verdicts),
        by_status=Counter(f"{status // 100}xx" if status else "none" for status, _, _ in answers),
    )
