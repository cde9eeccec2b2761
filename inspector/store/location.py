"""Where the store stands."""

import os
from pathlib import Path

from platformdirs import user_data_path

ENVIRONMENT_VARIABLE = "INSPECTOR_STORE"
_FILE_NAME = "inspector.db"


def default_path() -> Path:
    """Return the store's place in the user's data folder, as the platform has it."""
    return user_data_path("inspector", appauthor=False) / _FILE_NAME


def resolve(path: str | None) -> Path:
    """Return the absolute path of the store: `path` (a flag), else INSPECTOR_STORE, else the default."""
    chosen = path or os.environ.get(ENVIRONMENT_VARIABLE)
    return Path(chosen).expanduser().absolute() if chosen else default_path()
