"""What one run of the command line was told before its command."""

from dataclasses import dataclass
from pathlib import Path

import click

from inspector.store.location import resolve


@dataclass(slots=True)
class Invocation:
    """The store as it was named by a flag, before or after the command; None when it was not."""

    store_flag: str | None = None

    @classmethod
    def current(cls) -> "Invocation":
        """Return the one of the run that is going on."""
        return click.get_current_context().ensure_object(cls)

    @property
    def store(self) -> Path:
        """The store's path: the flag, else INSPECTOR_STORE, else the user's data folder."""
        return resolve(self.store_flag)
