"""The terminal interface as an application.

Rules of this file:
1. Nothing here, or imported from here, loads aiohttp, sqlite_utils, jsonschema or cryptography: the first
   paint waits for the store's newest page and for nothing else.
2. Whatever ends the program gives the terminal back: quitting, SIGTERM, SIGHUP, an error.
"""

import asyncio
import gc
import io
import os
import signal
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.console import Console
from textual import work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.worker import WorkerFailed

from inspector.model.inspector_error import InspectorError
from inspector.tui import theme
from inspector.tui.actions import bindings
from inspector.tui.palette import commands, scopes_of
from inspector.tui.screens.copied_screen import CopiedScreen
from inspector.tui.screens.events_screen import EventsScreen
from inspector.tui.screens.help_screen import HelpScreen
from inspector.tui.screens.inspector_screen import InspectorScreen
from inspector.tui.services import errands
from inspector.tui.services.changes import Changes
from inspector.tui.services.crash import Crash
from inspector.tui.services.receiver_link import ReceiverLink
from inspector.tui.services.receiver_state import ReceiverState
from inspector.tui.services.session import Session
from inspector.tui.services.stage import Stage

Story = Callable[[str, Path], Awaitable[None]]
"""Something that is played against a receiver's URL and its store while the screen shows it."""

_LOOK_SECONDS = 0.05
_HEALTH_SECONDS = 1.0
_SIGNAL_BASE = 128
_HANG_UP_SECONDS = 3.0


class InspectorApp(App[None], inherit_bindings=False):
    """Shows the events screen; looks at the store 20 times a second, and after the receiver once.

    `link` None shows a store without a receiver of its own; `clock` gives nanoseconds UTC.
    """

    TITLE = "Inspector"
    DEFAULT_MODE = "events"
    CSS_PATH = Path(__file__).with_name("theme.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("everywhere")]

    def __init__(
        self,
        store: Path,
        *,
        link: ReceiverLink | None = None,
        story: Story | None = None,
        clock: Callable[[], int] = time.time_ns,
    ) -> None:
        # Textual decides at this moment, once and for all, how NO_COLOR is kept.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.add_mode(self.DEFAULT_MODE, self.events_screen)
        self.session = Session(self, store, clock)
        self.crash: BaseException | None = None
        self._link = link
        self._story = story
        self.animation_level = "none"
        self.error_console = Console(file=io.StringIO())
        self.register_theme(theme.DARK)
        self.register_theme(theme.LIGHT)
        wanted = theme.theme_for(os.environ)
        self.theme = wanted if wanted in self.available_themes else theme.DARK.name

    def events_screen(self) -> Screen[None]:
        """Return the screen of the first paint: the store is read for it, and nothing else."""
        self.session.feed.open()
        return EventsScreen(self.session)

    def on_mount(self) -> None:
        """Let everything that takes time begin once the screen is painted."""
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(signal.SIGTERM, self._end_by, signal.SIGTERM)
            signal.signal(signal.SIGHUP, partial(self._hang_up, loop))
        self.call_after_refresh(self._begin)

    def on_unmount(self) -> None:
        """Close the store."""
        self.session.feed.close()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return the palette's commands."""
        yield from commands(screen)
        yield SystemCommand("Choose among all themes", "", self.search_themes)

    def action_help(self) -> None:
        """Show the keys of the screen."""
        if scopes := scopes_of(self.screen):
            self.push_screen(HelpScreen(scopes))

    def action_show_copied(self) -> None:
        """Show what was last copied."""
        if self.session.copied:
            self.push_screen(CopiedScreen(self.session.copied))
        else:
            self.say("nothing was copied yet", "note")

    def action_next_pane(self) -> None:
        """Move the focus on."""
        self.screen.focus_next()

    def action_previous_pane(self) -> None:
        """Move the focus back."""
        self.screen.focus_previous()

    def action_copy_selection(self) -> None:
        """Copy what the mouse selected."""
        text, page = self.screen.get_selected_text(), self._page
        if text and page is not None:
            page.copy(text, "the selected text")
        else:
            self.say("ctrl+q quits; ctrl+c copies text that the mouse has selected", "note")

    def action_switch_theme(self) -> None:
        """Switch between dark and light."""
        self.theme = theme.opposite(self.theme, dark=self.current_theme.dark)

    @work(group="faults")
    async def action_faults_off(self) -> None:
        """Turn every fault off, from wherever one is."""
        try:
            self.say(await asyncio.to_thread(errands.disarm_all, self.session.store))
        except InspectorError as error:
            self.say(f"{error.title} · {error.detail}", "bad")

    def say(self, text: str, kind: str = "good") -> None:
        """Say something in the message line of the topmost screen that has one."""
        if self._page is not None:
            self._page.say(text, kind)

    @property
    def _page(self) -> InspectorScreen | None:
        pages = [each for each in self.screen_stack if isinstance(each, InspectorScreen)]
        return pages[-1] if pages else None

    def _begin(self) -> None:
        if not self.is_headless:
            gc.freeze()
            gc.enable()
        self.set_interval(_LOOK_SECONDS, self._look)
        if self._link is not None:
            self._serve(self._link)

    def _look(self) -> None:
        if changes := self.session.feed.look():
            self.session.changed.publish(changes)

    @work(group="receiver")
    async def _serve(self, link: ReceiverLink) -> None:
        """Start or attach to the receiver, then ask after it every second."""
        state = await asyncio.to_thread(link.start)
        self._take(state)
        if state.stage is Stage.LISTENING and state.url is not None and self._story is not None:
            self._play(self._story, state.url)
        while True:
            await asyncio.sleep(_HEALTH_SECONDS)
            self._take(await asyncio.to_thread(link.check))

    @work(group="story")
    async def _play(self, story: Story, url: str) -> None:
        try:
            await story(url, self.session.store)
        except InspectorError as error:
            self.say(f"{error.title} · {error.detail}", "bad")

    def _take(self, state: ReceiverState) -> None:
        if state != self.session.receiver:
            self.session.receiver = state
            self.session.changed.publish(Changes(settings=True))

    def _hang_up(self, loop: asyncio.AbstractEventLoop, number: int, _frame: object) -> None:
        # The terminal is gone, and the kernel sends SIGCONT behind SIGHUP: Textual then begins anew from
        # within a signal handler and may wait for ever to write. The receiver's life-line must not wait.
        watchdog = threading.Timer(_HANG_UP_SECONDS, os._exit, [_SIGNAL_BASE + number])
        watchdog.daemon = True
        watchdog.start()
        loop.call_soon_threadsafe(self._end_by, number)

    def _end_by(self, number: int) -> None:
        self.exit(return_code=_SIGNAL_BASE + number)

    def _handle_exception(self, error: Exception) -> None:
        # Textual has no public door here, and what it prints are the variables of every frame.
        if self.crash is None:
            self.crash = error.error if isinstance(error, WorkerFailed) else error
        super()._handle_exception(Crash(error))


def run(store: Path, *, host: str, port: int, keep: bool, story: Story | None = None) -> int:
    """Show the terminal interface until the person quits, and return the exit code.

    Starts a receiver for `store` on `host`:`port`, or attaches to the one that serves it; one that was
    started ends with the screen unless `keep`. 128 + n after signal n. Raises InspectorError when there
    is no terminal or the store is none of ours, and whatever went wrong that no one foresaw: the
    terminal is in order again by then.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InspectorError(
            "There is no terminal to show the screen on",
            "Standard input and standard output must both be one.",
            "Without a screen: `inspector serve` receives, `inspector list` shows what came.",
        )
    # The first paint makes many objects and no rubbish: looking for some costs it a tenth of its time.
    gc.disable()
    link = ReceiverLink(store, host=host, port=port, keep=keep)
    app = InspectorApp(store, link=link, story=story)
    try:
        app.run()
    finally:
        link.stop()
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0
