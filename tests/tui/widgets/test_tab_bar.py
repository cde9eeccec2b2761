from textual import on
from textual.app import App, ComposeResult

from inspector.tui.widgets.tab_bar import TabBar
from tests.tui import grid


class Tabs(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.picked: list[str] = []

    def compose(self) -> ComposeResult:
        yield TabBar()

    @on(TabBar.Picked)
    def took(self, message: TabBar.Picked) -> None:
        self.picked.append(message.name)


async def test_the_active_tab_is_told_without_colour_and_a_click_picks_one() -> None:
    app = Tabs()
    async with app.run_test(size=(40, 2)) as pilot:
        app.query_one(TabBar).show((("a", "Alpha"), ("b", "Beta 2")), "b")
        await pilot.pause()
        assert grid.text(app).split("\n")[0] == " Alpha [Beta 2]"
        await pilot.click(TabBar, offset=(2, 0))
        await pilot.click(TabBar, offset=(10, 0))
        await pilot.click(TabBar, offset=(30, 0))
        assert app.picked == ["a", "b"]
