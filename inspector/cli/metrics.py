"""`inspector metrics`."""

from collections.abc import Mapping

import click

from inspector.cli.history import open_reader, since_moment
from inspector.cli.invocation import Invocation
from inspector.cli.options import command, json_option
from inspector.cli.terminal import say, say_json
from inspector.formats.metrics_line import metrics_line
from inspector.formats.quantities import duration_words
from inspector.model.metrics import Metrics


@command("inspector metrics --since 1h", "inspector metrics --json")
@click.option("--since", metavar="DURATION", help="Only the last 10m, 1h … (24h at most).")
@json_option
def metrics_command(since: str | None, *, as_json: bool) -> None:
    """Show success rates, response times, and counts by verdict and status.

    A response is a success by its provider's own rule: AkuWorks takes 200 and nothing else.
    """
    start = since_moment(since)
    with open_reader(Invocation.current().store) as reader:
        metrics = reader.metrics(start)
    if as_json:
        say_json(metrics_line(metrics, start))
    else:
        _show(metrics)


def _show(metrics: Metrics) -> None:
    of_all = f"of {metrics.responses} responses"
    say("success   ", (_percent(metrics.success_rate), "good"), f"  {metrics.succeeded} {of_all}")
    say("failed    ", (_percent(metrics.failure_rate), "bad"), f"  {metrics.failed} {of_all}")
    bounds = "  ".join(
        f"{name} ≤ {duration_words(value)}"
        for name, value in (("p50", metrics.p50), ("p95", metrics.p95), ("p99", metrics.p99))
        if value is not None
    )
    say(f"average   {duration_words(metrics.average):>8}  {bounds}")
    say(f"verdicts  {_counts(metrics.by_verdict)}")
    say(f"statuses  {_counts(metrics.by_status)}")


def _percent(rate: float | None) -> str:
    return f"{'-' if rate is None else f'{rate:.1f} %':>8}"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items()) or "-"
