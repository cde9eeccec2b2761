from dataclasses import replace

from textual.app import App, ComposeResult

from inspector.model.schema_finding import SchemaFinding
from inspector.tui.widgets.preview import Preview
from inspector.tui.widgets.verdict_block import VerdictBlock
from tests.tui import grid
from tests.tui.services.test_verdict_text import SUMMARY


class Page(App[None]):
    CSS = "VerdictBlock, Preview { height: auto; }"

    def compose(self) -> ComposeResult:
        yield VerdictBlock()
        yield Preview()


async def test_all_there_is_to_say_is_said_and_nothing_is_markup() -> None:
    app = Page()
    async with app.run_test(size=(90, 16)) as pilot:
        hostile = replace(SUMMARY, reason="[red]no markup[/red]", problem="cut \x1b[2J")
        app.query_one(VerdictBlock).show(hostile, 2, [SchemaFinding("$.a", "a string", "nothing")])
        app.query_one(Preview).show(hostile)
        await pilot.pause()
        text = grid.text(app)
        assert "✓ VALID  [red]no markup[/red]" in text
        assert "secret main  form header+cut" in text
        assert "received 2025-01-25 10:30:00.000 from 127.0.0.1:53122" in text
        assert "↻ 2 requests carry this event" in text
        assert "problem cut ␛[2J" in text
        assert "schema ✗ $.a: expected a string, found nothing" in text
        assert text.count("✓ VALID") == 2
        app.query_one(VerdictBlock).clear()
        app.query_one(Preview).show(None)
        await pilot.pause()
        assert "VALID" not in grid.text(app)
