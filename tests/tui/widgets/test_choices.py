from textual import on
from textual.app import App, ComposeResult

from inspector.tui.widgets.choices import Choices
from tests.tui import grid


class Asking(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        yield Choices(["one [b]", "two\x1b", "three"])

    @on(Choices.Chosen)
    def took(self, message: Choices.Chosen) -> None:
        self.chosen.append(message.index)


async def test_choices_are_numbered_visible_and_moved_through() -> None:
    app = Asking()
    async with app.run_test(size=(30, 5)) as pilot:
        assert grid.text(app).split("\n")[:3] == ["▌ 1  one [b]", "  2  two␛", "  3  three"]
        await pilot.press("down", "down", "down", "k")
        assert app.query_one(Choices).index == 1
        await pilot.press("up", "up")
        assert app.query_one(Choices).index == 0
        await pilot.press("3", "4")
        assert app.chosen == [2]
        await pilot.click(Choices, offset=(3, 1))
        assert app.query_one(Choices).index == 1
        assert app.chosen == [2]
