import pytest
from textual.app import App, ComposeResult

from inspector.tui.widgets.message_line import MessageLine
from tests.tui import grid


class Bar(App[None]):
    def compose(self) -> ComposeResult:
        yield MessageLine()


@pytest.mark.parametrize(("kind", "sign"), [("good", "✓"), ("bad", "✗"), ("note", "·")])
async def test_a_message_has_a_sign_and_gives_way_to_the_idle_text(kind: str, sign: str) -> None:
    app = Bar()
    async with app.run_test(size=(40, 2)) as pilot:
        line = app.query_one(MessageLine)
        line.rest("following")
        line.say("[b]done\x1b]0;x", kind, seconds=None)
        await pilot.pause()
        assert grid.text(app).split("\n")[0] == f" {sign} [b]done␛]0;x"
        assert line.text == "[b]done␛]0;x"
        line.clear()
        await pilot.pause()
        assert grid.text(app).split("\n")[0] == " following"


async def test_a_message_goes_by_itself() -> None:
    app = Bar()
    async with app.run_test(size=(40, 2)) as pilot:
        line = app.query_one(MessageLine)
        line.say("soon over", seconds=0.01)
        for _ in range(100):
            if not line.text:
                break
            await pilot.pause(0.01)
        assert line.text == ""
