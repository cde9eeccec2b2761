"""The process edge of the command line: runs one command and turns whatever comes of it into an exit code.

0 as asked; 1 the thing judged is not good; 2 usage or configuration; 3 the environment failed; 130 stopped
by Ctrl-C; 141 nobody reads the output any more.
"""

import contextlib
import os
import sys
import threading
from pathlib import Path
from types import TracebackType

import click

from inspector.cli.error_report import report, usage_error
from inspector.cli.root import inspector
from inspector.model.inspector_error import InspectorError
from inspector.model.unavailable_error import UnavailableError

_INTERRUPTED = 130
_NOBODY_READS = 141


def main() -> None:
    """Run the command line of this process and leave with its exit code."""
    sys.excepthook = _log_instead
    sys.unraisablehook = lambda unraisable: _written_down(unraisable.exc_value)
    threading.excepthook = lambda failed: _written_down(failed.exc_value)
    # A stream that was closed for us is None: what is said there goes nowhere, which is no failure.
    nowhere = Path(os.devnull).open("w")  # noqa: SIM115 - open as long as the process lives
    sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code; no exception and no traceback leaves it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        code = _NOBODY_READS
    except (KeyboardInterrupt, click.Abort):
        code = _INTERRUPTED
    except InspectorError as error:
        code = _told(error)
    except click.ClickException as error:
        code = _told(usage_error(error))
    except OSError as error:
        code = _told(_environment(error))
    except Exception as error:  # noqa: BLE001 - the process edge: whatever it is, no traceback is shown
        code = _told(_crash(error))
    _let_go_of_output(code)
    return code


def _invoke(arguments: list[str]) -> int:
    try:
        with inspector.make_context("inspector", arguments) as context:
            code = inspector.invoke(context)
    except click.exceptions.Exit as leaving:
        code = leaving.exit_code
    return code if isinstance(code, int) else 0


def _told(error: InspectorError) -> int:
    with contextlib.suppress(OSError):
        sys.stdout.flush()
    report(error)
    return error.exit_code


def _environment(error: OSError) -> UnavailableError:
    place = f" ({error.filename})" if error.filename else ""
    log = _written_down(error)
    return UnavailableError(
        f"The machine did not let us: {error.strerror or error}{place}",
        f"Where it happened is written in {log}." if log else "",
    )


def _crash(error: BaseException) -> UnavailableError:
    log = _written_down(error)
    where = f"What happened is written in {log}." if log else "It could be written down nowhere."
    return UnavailableError("Something went wrong that nobody foresaw", where)


def _written_down(error: BaseException | None) -> Path | None:
    from inspector.cli.crash_log import write_crash  # noqa: PLC0415 - only a crash needs it

    return None if error is None else write_crash(error)


def _log_instead(
    _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    report(_crash(error))


def _let_go_of_output(code: int) -> None:
    """Keep the interpreter's last flush from failing aloud when the output is gone."""
    try:
        sys.stdout.flush()
    except OSError:
        code = code or _NOBODY_READS
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
