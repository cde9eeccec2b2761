"""The top line: the receiver, how many requests, the figures of a status page."""

from collections.abc import Sequence

from textual.content import Content

from inspector.formats.visible import visible
from inspector.model.metrics import Metrics
from inspector.tui import figures
from inspector.tui.services.receiver_state import ReceiverState
from inspector.tui.services.stage import Stage
from inspector.tui.widgets.line import Line

_NS_PER_MS = 1_000_000
_STAGE_STYLES = {
    Stage.STARTING: "$warning",
    Stage.LISTENING: "bold $success",
    Stage.FAILED: "bold $error",
}

Part = tuple[str, str]


class StatusLine(Line):
    """Receiver and figures; at fewer columns the name goes first, then words, never a figure."""

    def __init__(self) -> None:
        super().__init__()
        self._state = ReceiverState()
        self._metrics = Metrics()
        self._count = 0

    def show(self, state: ReceiverState, metrics: Metrics, count: int) -> None:
        """Show these from now on."""
        if (state, metrics, count) != (self._state, self._metrics, self._count):
            self._state, self._metrics, self._count = state, metrics, count
            self.refresh()

    def content(self) -> Content:
        """Return the widest form that fits."""
        right, lefts = self._figures(), self._lefts()
        room = self.size.width - _length(right)
        left = next((each for each in lefts if _length(each) < room - 1), lefts[-1])
        return Content.assemble(*left, " " * max(1, room - _length(left)), *right)

    def _lefts(self) -> list[list[Part]]:
        """Return the left side, from its longest form to its shortest."""
        state, count = self._state, figures.plural(self._count, "request")
        sign: Part = (f" {state.stage.sign} ", _STAGE_STYLES[state.stage])
        url = visible(state.url or "")
        place: Part = (url or f"{state.stage} …" if url == "" else url, "bold" if url else "")
        port: Part = (f":{url.rpartition(':')[2]}" if url else str(state.stage), "")
        whose: Part = ("  attached" if state.attached else "", "$text-muted")
        total: Part = (f"   {count}", "$text-muted")
        name: Part = (" Inspector ", "bold $primary")
        return [
            [name, sign, place, whose, total],
            [sign, place, whose, total],
            [sign, place, total],
            [sign, place, (f"  {self._count:,}", "$text-muted")],
            [sign, place],
            [sign, port, (f"  {self._count:,}", "$text-muted")],
            [sign, port],
            [sign],
        ]

    def _figures(self) -> list[Part]:
        metrics = self._metrics
        average = metrics.average
        time = "-" if average is None else f"{_milliseconds(average)} ms"
        return [
            (f"{figures.percent(metrics.success_rate)} ✓", "$success"),
            (
                f"  {figures.percent(metrics.failure_rate)} ✗",
                "$error" if metrics.failed else "$text-muted",
            ),
            ("  avg ", "$text-muted"),
            (f"{time} ", ""),
        ]


def _milliseconds(average: int) -> str:
    """Return whole milliseconds; under one, what it takes not to read as nothing."""
    return (
        f"{average / _NS_PER_MS:,.0f}" if average >= _NS_PER_MS else f"{average / _NS_PER_MS:.1f}"
    )


def _length(parts: Sequence[Part]) -> int:
    return sum(len(text) for text, _ in parts)
