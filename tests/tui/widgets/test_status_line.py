import pytest
from textual.app import App, ComposeResult

from inspector.model.metrics import Metrics
from inspector.tui.services.receiver_state import ReceiverState
from inspector.tui.services.stage import Stage
from inspector.tui.widgets.status_line import StatusLine
from tests.tui import grid

URL = "http://127.0.0.1:4665"
METRICS = Metrics(requests=1_204, responses=1_000, succeeded=985, failed=15, average=245_400_000)


class Bar(App[None]):
    def compose(self) -> ComposeResult:
        yield StatusLine()


async def line(
    width: int, state: ReceiverState, metrics: Metrics = METRICS, count: int = 1_204
) -> str:
    app = Bar()
    async with app.run_test(size=(width, 2)) as pilot:
        app.query_one(StatusLine).show(state, metrics, count)
        await pilot.pause()
        return grid.text(app).split("\n")[0]


@pytest.fixture
def listening() -> ReceiverState:
    return ReceiverState(Stage.LISTENING, url=URL)


async def test_wide_it_tells_everything(listening: ReceiverState) -> None:
    found = await line(120, listening)
    assert found.startswith(f" Inspector  ● {URL}   1,204 requests  ")
    assert found.endswith("98.5 % ✓  1.5 % ✗  avg 245 ms")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
async def test_the_figures_are_there_at_any_width(listening: ReceiverState, width: int) -> None:
    found = await line(width, listening)
    assert found.endswith("98.5 % ✓  1.5 % ✗  avg 245 ms")
    assert ":4665" in found
    assert len(found) <= width


async def test_at_80_columns_the_name_goes_first(listening: ReceiverState) -> None:
    found = await line(80, listening, count=1_000_000)
    assert found.startswith(f" ● {URL}")
    assert "1,000,000" in found


async def test_before_anything_came_there_are_no_figures(listening: ReceiverState) -> None:
    found = await line(80, listening, Metrics(), 0)
    assert "0 requests " in found
    assert found.endswith("- % ✓  - % ✗  avg -")


async def test_less_than_a_millisecond_does_not_read_as_nothing(listening: ReceiverState) -> None:
    assert "avg 0.4 ms" in await line(
        80, listening, Metrics(responses=1, succeeded=1, average=400_000)
    )


async def test_the_stages_are_told_in_sign_and_word() -> None:
    assert "○ starting …" in await line(80, ReceiverState())
    assert "✗ no receiver …" in await line(80, ReceiverState(Stage.FAILED))
    attached = ReceiverState(Stage.LISTENING, url=URL, attached=True)
    assert f"● {URL}  attached" in await line(120, attached)
