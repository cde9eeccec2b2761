"""What no one foresaw, written down for whoever mends it, and never shown."""

import os
import sys
import tempfile
import traceback
from pathlib import Path

from platformdirs import user_log_path

from inspector.formats.visible import visible_lines
from inspector.version import __version__

_FILE_NAME = "errors.log"
_FOLDER_MODE, _FILE_MODE = 0o700, 0o600


def write_crash(error: BaseException) -> Path | None:
    """Append the traceback, without any variable's value, to the log and return the log's path.

    None when it can be written nowhere.
    """
    text = "".join(traceback.format_exception(error))
    lines = [f"Inspector {__version__}, Python {sys.version.split()[0]}", *visible_lines(text), ""]
    for folder in _folders():
        try:
            return _append(folder, "\n".join(lines))
        except OSError:
            continue
    return None


def _folders() -> list[Path]:
    return [
        user_log_path("inspector", appauthor=False),
        Path(tempfile.gettempdir()) / f"inspector-{os.getpid()}",
    ]


def _append(folder: Path, text: str) -> Path:
    folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    path = folder / _FILE_NAME
    number = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, _FILE_MODE)
    with os.fdopen(number, "a", encoding="utf-8") as file:
        file.write(text)
    return path
