from textual.app import App, ComposeResult

from inspector.tui.widgets.alert_lines import AlertLines
from tests.tui import grid


class Bar(App[None]):
    def compose(self) -> ComposeResult:
        yield AlertLines()


async def test_a_line_each_three_at_most_the_rest_counted() -> None:
    app = Bar()
    async with app.run_test(size=(60, 6)) as pilot:
        alerts = app.query_one(AlertLines)
        assert not alerts.display
        alerts.show([("bad", f"✗ {number}") for number in range(5)])
        await pilot.pause()
        assert grid.text(app).split("\n")[:4] == [" ✗ 0", " ✗ 1", " ✗ 2  and 2 more", ""]
        alerts.show([("warning", "↯ one [b]not markup[/b]")])
        await pilot.pause()
        assert grid.text(app).split("\n")[:2] == [" ↯ one [b]not markup[/b]", ""]
        alerts.show([])
        await pilot.pause()
        assert not alerts.display
