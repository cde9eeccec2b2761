"""First paint and one page down with 1,000,000 stored requests, beside the same with 100 in the same run.

    python -m tests.benchmarks.screen [--rounds N] [--rows N]

Both run as real programs on a pty, by turns (A B A B …); only ratios of the medians mean anything. The
large store is filled by raw SQL: what is measured is reading it.
"""

import argparse
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from inspector.store.endpoints import Endpoints
from inspector.store.migrations import ensure
from tests.tui.pty_terminal import PtyTerminal

FEW, MANY = 100, 1_000_000
PAGES, PAGES_OF_FEW = 15, 3
PAGE_DOWN, HOME, QUIT = "\x1b[6~", "\x1b[H", "\x11"
_ROWS = """
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :rows)
"""
_REQUESTS = f"""
    INSERT INTO requests (id, received_at, remote, endpoint_id, endpoint, provider, method, target,
        event_type, event_id, verdict, reason, coverage, size)
    {_ROWS}
    SELECT i, 1737801000000000000 + i * 1000000, '127.0.0.1:50000', 1, 'akuworks', 'akuworks', 'POST',
        '/hooks/akuworks', CASE i % 2 WHEN 0 THEN 'security.alert' ELSE 'config.updated' END, 'e' || i,
        CASE i % 5 WHEN 0 THEN 'invalid' ELSE 'valid' END, 'For the benchmark.', 'body', 2
    FROM n
"""  # noqa: S608 - our own text
_BLOBS = f"""
    INSERT INTO request_blobs (request_id, secure, headers, trailers, head, body)
    {_ROWS} SELECT i, 0, '', x'', x'', CAST('{{}}' AS BLOB) FROM n
"""  # noqa: S608 - our own text
_RESPONSES = f"""
    INSERT INTO responses (id, request_id, started_at, finished_at, status, phase, bytes_sent, succeeded,
        headers, body)
    {_ROWS} SELECT i, i, i, i + 1000000, 200, 'complete', 3, 1, '', x'' FROM n
"""  # noqa: S608 - our own text


@dataclass(frozen=True)
class Times:
    """Seconds until the first rows stand on the screen, and for each page, of one run or of all."""

    paint: float
    page: float


@dataclass(frozen=True)
class Ratios:
    """The large store against the small one."""

    rows: int
    few: Times
    many: Times

    @property
    def paint(self) -> float:
        """First paint against first paint."""
        return self.many.paint / self.few.paint

    @property
    def page(self) -> float:
        """One page down against one page down."""
        return self.many.page / self.few.page

    def __str__(self) -> str:
        return (
            f"{self.rows:,} rows against {FEW}: first paint ratio {self.paint:.2f} "
            f"({self.many.paint * 1e3:.0f} against {self.few.paint * 1e3:.0f} ms), "
            f"page down ratio {self.page:.2f} "
            f"({self.many.page * 1e3:.1f} against {self.few.page * 1e3:.1f} ms)"
        )


def fill(store: Path, rows: int) -> None:
    """Make a store of so many requests with their responses."""
    ensure(store)
    with Endpoints(store) as endpoints:
        endpoints.ensure_default()
    connection = sqlite3.connect(store, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    for sql in (_REQUESTS, _BLOBS, _RESPONSES):
        connection.execute(sql, {"rows": rows})
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()


def run(store: Path, home: Path, rows: int) -> Times:
    """Show a store, go down some pages, and quit."""
    env = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(sys.path),
        "INSPECTOR_STORE": str(store),
        "INSPECTOR_PORT": "0",
    }
    start = time.perf_counter()
    with PtyTerminal([sys.executable, "-m", "inspector"], env=env) as terminal:
        terminal.wait_for(f"{rows:,} requests", "✓ valid")
        paint = time.perf_counter() - start
        terminal.wait_for("http://127.0.0.1:", "following the newest")
        page = statistics.median(_pages(terminal, rows))
        terminal.press(QUIT)
        terminal.wait()
    return Times(paint, page)


def _pages(terminal: PtyTerminal, rows: int) -> list[float]:
    """Return how long each of some pages took; the small store has three, then it begins anew."""
    times = []
    for _ in range(PAGES // PAGES_OF_FEW):
        terminal.press(HOME)
        terminal.wait_for("following the newest")
        row = 0
        for _ in range(PAGES_OF_FEW):
            begun = time.perf_counter()
            terminal.press(PAGE_DOWN)
            screen = terminal.wait_until(partial(_is_beyond, row, rows), "a page further down")
            times.append(time.perf_counter() - begun)
            row = _row(screen, rows)
    return times


def _is_beyond(row: int, rows: int, screen: str) -> bool:
    return _row(screen, rows) > row


def _row(screen: str, rows: int) -> int:
    """Return which row the message line names, 0 when it names none."""
    before, sign, _ = screen.partition(f" of {rows:,}")
    return int(before.rpartition("row ")[2].replace(",", "")) if sign else 0


def measure(*, rounds: int, rows: int = MANY) -> Ratios:
    """Run both stores by turns and return the ratios of their medians."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        stores = {count: home / f"{count}" / "inspector.db" for count in (FEW, rows)}
        for count, store in stores.items():
            fill(store, count)
        found: dict[int, list[Times]] = {FEW: [], rows: []}
        for _ in range(rounds):
            for count, store in stores.items():
                found[count].append(run(store, home, count))
        return Ratios(rows, _medians(found[FEW]), _medians(found[rows]))


def _medians(times: Sequence[Times]) -> Times:
    return Times(
        statistics.median(each.paint for each in times),
        statistics.median(each.page for each in times),
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--rows", type=int, default=MANY)
    options = parser.parse_args()
    print(measure(rounds=options.rounds, rows=options.rows))  # noqa: T201 - the command's result


if __name__ == "__main__":
    main()
