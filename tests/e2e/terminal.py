"""A real terminal (tmux) around the real program."""

import os
import subprocess
import threading
import uuid
from collections.abc import Callable
from pathlib import Path

_POLL_SECONDS = 0.05


class Terminal:
    """A tmux server of its own with one window; what a person would type and read."""

    def __init__(self, folder: Path) -> None:
        self._socket = f"inspector-test-{uuid.uuid4().hex[:12]}"
        self._folder = folder
        self._pause = threading.Event()

    def start(self, command: str, *, columns: int = 120, rows: int = 36, **env: str) -> None:
        """Run a shell command line in a window of the given size."""
        variables = {
            "HOME": str(self._folder),
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "INSPECTOR_STORE": str(self._folder / "store" / "inspector.db"),
            "INSPECTOR_PORT": "0",
        }
        variables |= {
            key: os.environ[key] for key in os.environ if key.startswith(("PIP_", "SSL_"))
        }
        variables |= env
        arguments = [part for pair in variables.items() for part in ("-e", f"{pair[0]}={pair[1]}")]
        size = ["-x", str(columns), "-y", str(rows)]
        self._tmux(
            "new-session", "-d", *size, *arguments, "-c", str(self._folder), "sh", "-c", command
        )
        self._tmux("set-option", "-g", "remain-on-exit", "on")
        self._tmux("set-option", "-g", "status", "off")

    def press(self, *keys: str) -> None:
        """Press keys by their tmux names: `s`, `Enter`, `C-q`, `Escape`."""
        self._tmux("send-keys", *keys)

    def screen(self) -> str:
        """Return the text now on the screen, one line per row."""
        return self._tmux("capture-pane", "-p")

    def title(self) -> str:
        """Return the window title that the program set."""
        return self._tmux("display-message", "-p", "#{pane_title}").strip()

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self._tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def wait_for(self, *texts: str, seconds: float = 30) -> str:
        """Return the screen once every text stands on it."""
        return self.wait_until(
            lambda screen: all(text in screen for text in texts), f"{texts}", seconds
        )

    def wait_until(self, holds: Callable[[str], bool], what: str, seconds: float = 30) -> str:
        """Return the screen once `holds` is true of it; fail with the screen when it never is."""
        screen = ""
        for _ in range(int(seconds / _POLL_SECONDS)):
            screen = self.screen()
            if holds(screen):
                return screen
            self._pause.wait(_POLL_SECONDS)
        raise AssertionError(f"not on the screen after {seconds} s: {what}\n{screen}")

    def pid(self) -> int:
        """Return the process id of the command in the window."""
        return int(self._tmux("display-message", "-p", "#{pane_pid}"))

    def ended(self) -> bool:
        """Whether the command in the window has ended."""
        return self._tmux("display-message", "-p", "#{pane_dead}").strip() == "1"

    def close(self) -> None:
        """End the window and everything in it."""
        subprocess.run(
            ["tmux", "-L", self._socket, "kill-server"], check=False, capture_output=True
        )

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._socket, "-f", "/dev/null", *arguments],
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout
