"""A receiver in a process of its own, for a face that wants one to be there."""

import os
import subprocess
import sys
import time
from pathlib import Path

from inspector.model.inspector_error import InspectorError
from inspector.model.unavailable_error import UnavailableError
from inspector.receiver.health import Health
from inspector.receiver.presence import ask_about

_POLL = 0.02
_PATIENCE = 15.0
_LOG_TAIL = 4096


class ReceiverChild:
    """Attaches to the receiver that serves `store`, or starts one: `python -m inspector serve`.

    Its life-line is its standard input: when we end, however we end, it finishes its open requests and
    stops, unless `keep`. Its output goes to a log file beside the store. Everything here blocks, `start`
    for some seconds at most: meant for a thread.
    """

    def __init__(
        self, store: Path, *, host: str = "127.0.0.1", port: int = 4665, keep: bool = False
    ) -> None:
        self.store = store.absolute()
        self.log = store.with_name(f"{store.name}.receiver.log")
        self._host = host
        self._port = port
        self._keep = keep
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_ours(self) -> bool:
        """Whether the receiver is one that we started, not one that was there."""
        return self._process is not None

    def start(self) -> Health:
        """Return the health of a receiver that serves the store, after starting it where there is none.

        Raises `UnavailableError`, with the last words of its log, when it does not come up.
        """
        there = ask_about(self.store)
        if there is not None:
            return there
        # One that we started before and that has died by now is done with.
        self._end(_POLL)
        self._process = self._spawn()
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            ended = _ends_within(self._process, _POLL)
            there = ask_about(self.store)
            if there is not None:
                # Somebody else's may have been faster than ours: then ours ends by itself.
                if there.pid != self._process.pid:
                    self._end(_PATIENCE)
                return there
            if ended:
                break
        raise self._failed()

    def health(self) -> Health | None:
        """Return how the store's receiver is now, None when there is none."""
        return ask_about(self.store)

    def wait(self, seconds: float) -> bool:
        """Return whether the receiver that we started has ended, after so many seconds at most."""
        return self._process is None or _ends_within(self._process, seconds)

    def stop(self, seconds: float = 10.0) -> None:
        """End the receiver if we started it and it is not to be kept; wait until it has stored everything."""
        if not self._keep:
            self._end(seconds)

    def _spawn(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "inspector", "--store", str(self.store), "serve"]
        command += ["--quiet", "--host", self._host, "--port", str(self._port)]
        if self._keep:
            command.append("--keep")
        try:
            self.store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            log = os.open(self.log, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        except OSError as error:
            raise InspectorError(
                f"The store's folder {self.store.parent} cannot be used",
                error.strerror or str(error),
                "Make it writable for you, or name another place with --store.",
            ) from error
        try:
            return subprocess.Popen(  # noqa: S603 - our own program, with the person's own words
                command,
                stdin=subprocess.DEVNULL if self._keep else subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        finally:
            os.close(log)

    def _end(self, seconds: float) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        if not _ends_within(process, seconds):
            process.kill()
            process.wait()

    def _failed(self) -> UnavailableError:
        self._end(_POLL)
        try:
            words = self.log.read_bytes()[-_LOG_TAIL:].decode("utf-8", "replace").strip()
        except OSError:
            words = ""
        # Its errors begin with this word; a crash has its reason in its last line.
        reason = (
            words.rpartition("error: ")[2] if "error: " in words else words[words.rfind("\n") + 1 :]
        )
        detail = " ".join(reason.split()) or "It wrote nothing to its log."
        return UnavailableError("The receiver did not start", detail, f"Its log is {self.log}")


def _ends_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True
