"""The list by itself: how much it reads, and that it keeps still."""

from pathlib import Path

from textual.app import App, ComposeResult

from inspector.model.request_summary import RequestSummary
from inspector.store.reader import Reader
from inspector.tui.services.history import History
from inspector.tui.widgets.event_list import EventList
from tests.tui import grid
from tests.tui.filled_store import MORNING, Row, fill


class Listing(App[None]):
    def compose(self) -> ComposeResult:
        yield EventList(lambda: MORNING)

    @property
    def list(self) -> EventList:
        return self.query_one(EventList)


def rows(app: Listing) -> list[str]:
    """Return the rows without the scrollbar, which does move."""
    return [row[:98].rstrip() for row in grid.text(app).split("\n")]


class CountingReader(Reader):
    pages = 0

    def page_at(self, ordinal: int, n: int) -> list[RequestSummary]:
        self.pages += 1
        return super().page_at(ordinal, n)


async def test_only_pages_in_sight_are_read(store: Path) -> None:
    await fill(store, [Row(target=f"/{number}") for number in range(2_000)])
    with CountingReader(store) as reader:
        app = Listing()
        async with app.run_test(size=(100, 30)) as pilot:
            app.list.attach(History(reader))
            await pilot.pause()
            assert reader.pages == 1
            await pilot.press("pagedown", "pageup", "down", "up")
            assert reader.pages <= 2
            await pilot.press("end")
            assert reader.pages <= 4
            assert "/0 " in grid.text(app)


async def test_a_list_without_a_history_takes_every_key(store: Path) -> None:
    app = Listing()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("down", "up", "end", "home", "pagedown", "pageup", "space")
        assert app.list.selected is None
        with Reader(store) as reader:
            app.list.attach(History(reader))
            await pilot.press("down", "up", "end", "home", "pagedown", "pageup", "space")
            assert app.list.selected is None


async def test_what_is_in_view_stands_still_while_rows_arrive(store: Path) -> None:
    await fill(store, [Row(target=f"/{number}") for number in range(300)])
    with Reader(store) as reader:
        app = Listing()
        async with app.run_test(size=(100, 12)) as pilot:
            history = History(reader)
            app.list.attach(history)
            await pilot.press("pagedown", "pagedown", "up")
            before = rows(app)
            await fill(store, [Row(target="/new")] * 7)
            history.refresh()
            app.list.grow()
            await pilot.pause()
            assert rows(app) == before
