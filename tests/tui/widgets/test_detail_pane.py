"""The detail of a request by itself."""

import os
from pathlib import Path

from textual.app import App, ComposeResult

from inspector.store.reader import Reader
from inspector.tui.app import InspectorApp
from inspector.tui.services.page import Page
from inspector.tui.services.view import View
from inspector.tui.widgets.detail_pane import DetailPane
from inspector.tui.widgets.text_view import TextView
from tests.tui import grid
from tests.tui.driving import settle
from tests.tui.filled_store import Row, answer, fill


class Detail(App[None]):
    CSS_PATH = InspectorApp.CSS_PATH

    def __init__(self, store: Path) -> None:
        super().__init__()
        self._store = store

    def compose(self) -> ComposeResult:
        yield DetailPane(self._store)

    @property
    def pane(self) -> DetailPane:
        return self.query_one(DetailPane)

    def show(self, number: int) -> None:
        with Reader(self._store) as reader:
            self.pane.show(reader.summary(number))


async def test_it_shows_requests_and_nothing(store: Path) -> None:
    await fill(store, [Row(target="/a"), Row(target="/b")])
    app = Detail(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(1)
        await settle(pilot)
        assert "#1  POST /a" in grid.text(app)
        app.show(2)
        await settle(pilot)
        assert "#2  POST /b" in grid.text(app)
        app.pane.show(None)
        await settle(pilot)
        assert "POST" not in grid.text(app)


async def test_a_response_that_comes_does_not_move_the_text(store: Path) -> None:
    await fill(store, [Row(status=None, body=b"line\n" * 200, headers=())])
    app = Detail(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(1)
        await settle(pilot)
        view = app.query_one(TextView)
        view.scroll_to(y=50, animate=False)
        await answer(store, 1, status=200)
        app.show(1)
        await settle(pilot)
        assert "answered 200" in grid.text(app)
        assert view.scroll_offset.y == 50


async def test_p_from_another_page_shows_the_body(store: Path) -> None:
    await fill(store, [Row()])
    app = Detail(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(1)
        app.pane.turn(Page.HEADERS)
        app.pane.next_view()
        await settle(pilot)
        assert app.pane.page is Page.BODY
        assert app.pane.view is View.RAW
        assert app.pane.text == '{"event":"verification.success","n":1}'


async def test_a_store_that_fails_is_told_in_place_of_the_body(store: Path) -> None:
    await fill(store, [Row()])
    app = Detail(store)
    async with app.run_test(size=(80, 24)) as pilot:
        with Reader(store) as reader:
            summary = reader.summary(1)
        os.rename(store, f"{store}.away")  # noqa: PTH104 - pathlib would be called blocking here
        app.pane.show(summary)
        await settle(pilot)
        assert "There is no store at" in grid.text(app)
