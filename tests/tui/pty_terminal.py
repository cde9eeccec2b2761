"""A terminal without a window: a program on a pty, every byte it wrote, and what a person would read."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self

import pyte

_PATIENCE = 20.0


class PtyTerminal:
    """Runs a command; a thread reads what it writes, as a terminal would, and draws it."""

    def __init__(
        self,
        command: list[str],
        *,
        columns: int = 120,
        rows: int = 36,
        env: Mapping[str, str],
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._changed = threading.Condition()
        self._written = bytearray()
        self._over = False
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **env},
            start_new_session=True,
        )
        os.close(theirs)
        self._file = ours
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._over = True
        self._thread.join()
        with contextlib.suppress(OSError):
            os.close(self._file)

    @property
    def written(self) -> bytes:
        """Every byte that the program wrote so far."""
        with self._changed:
            return bytes(self._written)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        with self._changed:
            return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, keys: str) -> None:
        """Send what the keys send."""
        os.write(self._file, keys.encode())

    def wait_for(self, *texts: str) -> str:
        """Return the screen once every text stands on it."""
        return self.wait_until(lambda screen: all(text in screen for text in texts), str(texts))

    def wait_until(self, holds: Callable[[str], bool], what: str) -> str:
        """Return the screen once `holds` is true of it; fail with the screen when it never is."""
        deadline = time.monotonic() + _PATIENCE
        with self._changed:
            while not holds("\n".join(self._screen.display)):
                left = deadline - time.monotonic()
                if left <= 0 or self._over:
                    shown = "\n".join(self._screen.display)
                    raise AssertionError(
                        f"never on the screen: {what}\n{shown}\n{self._written[-2000:]!r}"
                    )
                self._changed.wait(left)
            return "\n".join(line.rstrip() for line in self._screen.display)

    def send_signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def wait(self) -> int:
        """Return the program's exit code once it has ended and all it wrote is read."""
        code = self.process.wait(_PATIENCE)
        self._thread.join(_PATIENCE)
        return code

    def _read(self) -> None:
        while not self._over:
            ready, _, _ = select.select([self._file], [], [], 0.1)
            if not ready:
                if self.process.poll() is not None:
                    break
                continue
            try:
                piece = os.read(self._file, 65_536)
            except OSError:
                break
            if not piece:
                break
            with self._changed:
                self._written += piece
                with contextlib.suppress(
                    Exception
                ):  # a drawing that pyte lacks is no fault of ours
                    self._stream.feed(piece)
                self._changed.notify_all()
        with self._changed:
            self._over = True
            self._changed.notify_all()
