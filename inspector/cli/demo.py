"""`inspector demo`."""

import contextlib
import tempfile
from pathlib import Path

import click

from inspector.cli.event_loop import run_async
from inspector.cli.options import command, json_option
from inspector.cli.request_row import verdict_style, verdict_words
from inspector.cli.terminal import Part, say, say_json
from inspector.drills.demo_step_result import DemoStepResult
from inspector.formats.quantities import duration_words
from inspector.formats.request_line import VERSION, request_line


@command("inspector demo", "inspector demo --headless")
@click.option(
    "--headless", is_flag=True, help="Without a screen: print what was seen and judge it."
)
@json_option
def demo_command(*, headless: bool, as_json: bool) -> int:
    """Play a short story on a temporary store: good events, a forged one, a duplicate, an outage, a slow answer.

    With --headless the exit code is 0 only when every event got its expected verdict and status.
    """
    with tempfile.TemporaryDirectory(prefix="inspector-demo-") as folder:
        store = Path(folder) / "inspector.db"
        if headless or as_json:
            return run_async(_play(store, as_json=as_json))
        from inspector.cli.app import start  # noqa: PLC0415 - the screen is loaded only to be shown
        from inspector.drills.watched_demo import watched_demo  # noqa: PLC0415 - loads aiohttp

        # A project's inspector.toml in the folder where we were started is not part of the story.
        with contextlib.chdir(folder):
            return start(store, host="127.0.0.1", port=0, keep=False, story=watched_demo)


async def _play(store: Path, *, as_json: bool) -> int:
    from inspector.drills.demo_story import DemoStory  # noqa: PLC0415 - loads aiohttp
    from inspector.receiver.receiver import Receiver  # noqa: PLC0415 - loads aiohttp

    receiver = Receiver(store, port=0)
    await receiver.start()
    try:
        tell = _tell_json if as_json else _tell
        results = await DemoStory(receiver.url, store).play(tell)
    finally:
        await receiver.stop()
    good = sum(result.as_expected for result in results)
    if as_json:
        say_json(
            {"version": VERSION, "type": "demo", "steps": len(results), "as_expected": good},
            flush=True,
        )
    else:
        style = "good" if good == len(results) else "bad"
        say((f"{good} of {len(results)} steps as expected", style), flush=True)
    return 0 if good == len(results) else 1


def _tell(result: DemoStepResult) -> None:
    sign: Part = ("✓", "good") if result.as_expected else ("✗", "bad")
    say(sign, f" {result.step.title}", flush=True)
    for summary in result.seen:
        say(
            f"    {summary.event_type or '-':<22}  ",
            (f"{verdict_words(summary.verdict):<11}", verdict_style(summary.verdict)),
            f"  {'-' if summary.status is None else summary.status}  {duration_words(summary.duration)}",
            flush=True,
        )
    if not result.as_expected:
        expected = ", ".join(f"{verdict} {status}" for verdict, status in result.step.expected)
        say(("    expected: " + expected, "bad"), flush=True)


def _tell_json(result: DemoStepResult) -> None:
    step = result.step
    say_json(
        {
            "version": VERSION,
            "type": "demo-step",
            "title": step.title,
            "event_type": step.event_type,
            "expected": [
                {"verdict": verdict.value, "status": status} for verdict, status in step.expected
            ],
            "seen": [request_line(summary) for summary in result.seen],
            "as_expected": result.as_expected,
        },
        flush=True,
    )
