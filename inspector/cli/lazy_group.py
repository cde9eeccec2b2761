"""A group of commands of which only the one that runs is imported."""

import difflib
import importlib
from collections.abc import Mapping
from typing import Any

import click

from inspector.model.inspector_error import InspectorError


class LazyGroup(click.Group):
    """Commands by name as (`module:attribute`, one line of help).

    The help page of the group is made of this table alone, so that it costs no import.
    """

    def __init__(self, *args: Any, table: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._table = table

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names in the table's order."""
        return list(self._table)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module and return its command."""
        if cmd_name not in self._table:
            return None
        module, _, attribute = self._table[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{self._table[cmd_name][0]} is no command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is an InspectorError that names the nearest."""
        if args[0] not in self._table and not args[0].startswith("-"):
            raise unknown("command", args[0], self._table)
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self._table.items()])


def unknown(what: str, name: str, known: Mapping[str, Any] | list[str]) -> InspectorError:
    """Return the error for a name that is none of `known`, with the nearest one as its remedy."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.4)
    detail = f"Known: {', '.join(known)}." if known else f"There is no {what} yet."
    return InspectorError(
        f"There is no {what} called {name!r}", detail, f"Did you mean {near[0]!r}?" if near else ""
    )
