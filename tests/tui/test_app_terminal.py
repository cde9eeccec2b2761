"""The real program on a real terminal: first paint, the ways to end, what a hostile sender can't do."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.filled_store import Row, fill, make
from tests.tui.pty_terminal import PtyTerminal

INSPECTOR = [sys.executable, "-m", "inspector"]
PROBE = """
import sys
from pathlib import Path
from inspector.tui.app import InspectorApp

class Probe(InspectorApp):
    def _begin(self):
        heavy = {"aiohttp", "sqlite_utils", "jsonschema", "cryptography"} & set(sys.modules)
        Path(sys.argv[2]).write_text(" ".join(sorted(heavy)) + f"|{self.screen.size.width}")
        self.exit()

app = Probe(Path(sys.argv[1]))
app.run()
if app.crash:
    raise app.crash
"""
MODES = (1049, 1000, 1003, 1006, 2004, 1004)


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {
        "HOME": str(tmp_path),
        "PATH": os.environ["PATH"],
        "INSPECTOR_STORE": str(tmp_path / "store" / "inspector.db"),
        "INSPECTOR_PORT": "0",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }


def is_in_order(written: bytes) -> bool:
    """Whether the terminal was left as it was found: every mode that was switched on is off again."""
    for mode in MODES:
        switches = re.findall(rb"\x1b\[\?%dh|\x1b\[\?%dl" % (mode, mode), written)
        if switches and switches[-1].endswith(b"h"):
            return False
    return b"\x1b[?25h" in written


def receiver_is_gone(tmp_path: Path) -> bool:
    return not list((tmp_path / "store").glob("*.receiver.json"))


@pytest.mark.parametrize("filled", [True, False])
async def test_the_first_paint_loads_nothing_that_it_does_not_show(
    env: dict[str, str], tmp_path: Path, *, filled: bool
) -> None:
    store, told = tmp_path / "probe" / "inspector.db", tmp_path / "told"
    if filled:
        make(store)
        await fill(store, [Row()] * 40)
    command = [sys.executable, "-c", PROBE, str(store), str(told)]
    with PtyTerminal(command, env=env) as terminal:
        assert terminal.wait() == 0
        assert told.read_text() == "|120"
        assert b"\x1b[?1049h" in terminal.written


def test_quitting_gives_the_terminal_back_and_ends_the_receiver(
    env: dict[str, str], tmp_path: Path
) -> None:
    with PtyTerminal(INSPECTOR, env=env) as terminal:
        terminal.wait_for("Waiting for webhooks on", "curl -X POST")
        terminal.press("\x11")
        assert terminal.wait() == 0
        assert is_in_order(terminal.written)
    assert receiver_is_gone(tmp_path)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_gives_the_terminal_back_and_is_told_by_the_exit_code(
    env: dict[str, str], tmp_path: Path, number: signal.Signals
) -> None:
    with PtyTerminal(INSPECTOR, env=env) as terminal:
        terminal.wait_for("Waiting for webhooks on")
        terminal.send_signal(number)
        assert terminal.wait() == 128 + number
        assert is_in_order(terminal.written)
    assert receiver_is_gone(tmp_path)


def test_a_signal_before_the_receiver_is_there_leaves_none_behind(
    env: dict[str, str], tmp_path: Path
) -> None:
    with PtyTerminal(INSPECTOR, env=env) as terminal:
        terminal.wait_for("Starting the receiver")
        terminal.send_signal(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
    assert receiver_is_gone(tmp_path)


def test_a_crash_shows_no_variable_and_no_captured_byte(
    env: dict[str, str], tmp_path: Path
) -> None:
    script = """
import sys
from pathlib import Path
from inspector.cli.main import run
from inspector.tui.screens.events_screen import EventsScreen

def action_send(self):
    captured = "S3CRET-VALUE"
    raise ValueError("\\x1b]0;PWNED\\x07")

EventsScreen.action_send = action_send
sys.exit(run([]))
"""
    with PtyTerminal([sys.executable, "-c", script], env=env) as terminal:
        terminal.wait_for("send sample")
        terminal.press("s")
        assert terminal.wait() not in {0, None}
        assert is_in_order(terminal.written)
        assert b"S3CRET-VALUE" not in terminal.written
        assert b"\x1b]0;PWNED" not in terminal.written
        assert "Something went wrong" in terminal.text
    assert receiver_is_gone(tmp_path)


def test_a_second_screen_attaches_and_leaves_the_receiver_running(
    env: dict[str, str], tmp_path: Path
) -> None:
    with PtyTerminal(INSPECTOR, env=env) as first:
        first.wait_for("Waiting for webhooks on")
        with PtyTerminal(INSPECTOR, env=env) as second:
            second.wait_for("Waiting for webhooks on", "attached")
            second.press("\x11")
            assert second.wait() == 0
        assert not receiver_is_gone(tmp_path)
        first.press("\x11")
        assert first.wait() == 0


def test_a_port_in_use_is_told_on_the_screen(env: dict[str, str], tmp_path: Path) -> None:
    with PtyTerminal(INSPECTOR, env=env) as first:
        url = re.search(r"http://127\.0\.0\.1:(\d+)", first.wait_for("Waiting for webhooks on"))
        assert url
        other = {
            **env,
            "INSPECTOR_STORE": str(tmp_path / "other" / "i.db"),
            "INSPECTOR_PORT": url[1],
        }
        with PtyTerminal(INSPECTOR, env=other) as second:
            second.wait_for("No receiver is running", f"Port {url[1]}", "in use")


def test_without_colour_no_colour_is_sent_and_the_verdict_is_still_told(
    env: dict[str, str], tmp_path: Path
) -> None:
    with PtyTerminal(INSPECTOR, env={**env, "NO_COLOR": "1"}) as terminal:
        terminal.wait_for("Waiting for webhooks on", "curl -X POST")
        terminal.press("s")
        terminal.wait_for("▌ 1  verification.success")
        terminal.press("\r")
        terminal.wait_for("✓ valid", "▌")
        colours = re.findall(
            rb"\x1b\[[0-9;]*(?:3[0-7]|4[0-7]|9[0-7]|[34]8;)[0-9;]*m", terminal.written
        )
        assert colours == []


def test_no_terminal_is_refused() -> None:
    done = subprocess.run(
        INSPECTOR, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode != 0
    assert "terminal" in done.stderr
    assert "\x1b" not in done.stderr


@pytest.fixture
def hostile_rows() -> Callable[[], list[Row]]:
    marks = iter(range(10_000))

    def evil() -> str:
        mark = next(marks)
        return f"\x1b]0;MARK{mark}\x07\x1b[2JMARK\x9b31mMARK\x1b]52;c;TUFSSw==\x07\u202eMARK\r\n\x00MARK"

    def rows() -> list[Row]:
        return [
            Row(
                reason=evil(),
                event_type=evil(),
                event_id="same",
                method=evil(),
                target=evil(),
                remote=evil(),
                problem=evil(),
                fault=evil(),
                headers=((evil(), evil()), ("Content-Type", evil())),
                body=('{"event": "' + evil() + '"}').encode(),
                response_body=evil().encode(),
            )
            for _ in range(3)
        ]

    return rows


def close(terminal: PtyTerminal, title: str) -> None:
    terminal.press("\x1b")
    terminal.wait_until(lambda screen: title not in screen, f"{title} to close")


def assert_harmless(written: bytes) -> None:
    """Fail when an escape sequence of the payload went to the terminal: a mark right behind an ESC."""
    text = written.decode("utf-8", "replace")
    assert not re.search(r"\x1b[^\x1b]{0,12}MARK", re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", text))
    for payload in ("\x1b]0;MARK", "\x1b]52;c;TUFSSw", "\x9b", "\u202e", "\x00", "\x07MARK"):
        assert payload not in text
    assert "\x1b[2JMARK" not in text


@pytest.mark.parametrize(("columns", "rows"), [(120, 36), (80, 24)])
async def test_nothing_of_a_hostile_request_acts_on_the_terminal(
    env: dict[str, str],
    hostile_rows: Callable[[], list[Row]],
    columns: int,
    rows: int,
) -> None:
    store = Path(env["INSPECTOR_STORE"])
    make(store)
    await fill(store, hostile_rows())
    with PtyTerminal(INSPECTOR, env=env, columns=columns, rows=rows) as terminal:
        terminal.wait_for("␛]0;MARK", "http://127.0.0.1")
        terminal.press("\r")
        terminal.wait_for("Headers 2", "␛]0;MARK")
        for _ in range(6):
            terminal.press("\x1b[C")
            terminal.wait_for("␛]0;MARK")
        for key, shown in (
            ("p", "raw"),
            ("p", "hex"),
            ("w", "run off"),
            ("Y", "copied"),
            ("\x19", "Copied"),
        ):
            terminal.press(key)
            terminal.wait_for(shown)
        close(terminal, "Copied")
        terminal.press("]")
        terminal.wait_for("#2 ")
        terminal.press("?")
        terminal.wait_for("Help")
        close(terminal, "Help")
        terminal.press("\x10")
        terminal.wait_for("Search for commands")
        close(terminal, "Search for commands")
        terminal.press("\x11")
        assert terminal.wait() == 0
        assert_harmless(terminal.written)
