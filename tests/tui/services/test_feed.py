from pathlib import Path

from inspector.model.armed_fault import ArmedFault
from inspector.model.fault import Fault
from inspector.store.endpoints import Endpoints
from inspector.tui.services.changes import Changes
from inspector.tui.services.feed import FIGURES_EVERY, ROWS_EVERY, Feed
from tests.tui.filled_store import Row, fill, make


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def feed_of(store: Path) -> tuple[Feed, Clock]:
    clock = Clock()
    return Feed(store, clock=clock), clock


async def test_a_store_that_is_not_there_yet_is_opened_when_it_is(tmp_path: Path) -> None:
    path = tmp_path / "new" / "inspector.db"
    feed, _ = feed_of(path)
    assert not feed.look()
    assert feed.count == 0
    assert feed.problem is None
    make(path)
    assert feed.look() == Changes(opened=True)
    assert [endpoint.name for endpoint in feed.endpoints] == ["akuworks"]
    feed.close()


async def test_a_store_still_being_made_is_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "inspector.db"
    path.touch()
    feed, _ = feed_of(path)
    assert not feed.look()
    assert feed.problem is None
    make(path)
    assert feed.look().opened
    feed.close()


async def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    path = tmp_path / "inspector.db"
    path.write_bytes(b"a text that is no database" * 100)
    feed, _ = feed_of(path)
    assert not feed.look()
    assert feed.problem is not None
    assert "not an Inspector store" in feed.problem


async def test_nothing_is_read_while_nothing_happens(store: Path) -> None:
    feed, _ = feed_of(store)
    assert feed.look().opened
    assert not feed.look()
    feed.close()


async def test_rows_are_taken_at_most_every_tenth_of_a_second(store: Path) -> None:
    feed, clock = feed_of(store)
    feed.look()
    await fill(store, [Row()])
    changes = feed.look()
    assert changes.rows
    assert changes.figures
    await fill(store, [Row()])
    assert not feed.look()
    assert feed.count == 1
    clock.now += ROWS_EVERY
    assert feed.look().rows
    assert feed.count == 2
    assert feed.metrics.requests == 1
    clock.now += FIGURES_EVERY
    assert feed.look().figures
    assert feed.metrics.requests == 2
    feed.close()


async def test_an_armed_fault_is_a_change_of_settings(store: Path) -> None:
    feed, clock = feed_of(store)
    feed.look()
    with Endpoints(store) as endpoints:
        endpoints.arm("akuworks", ArmedFault(Fault("hang"), 1))
    clock.now += 1
    assert feed.look().settings
    assert feed.endpoints[0].armed_fault is not None
    feed.close()
