"""The command palette's commands, from the table of actions."""

from collections.abc import Iterator

from textual.app import SystemCommand
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from inspector.tui.action import Action
from inspector.tui.actions import of_scopes

_NOT_LISTED = frozenset({"everywhere.command-palette"})


def scopes_of(screen: Screen[object]) -> tuple[str, ...]:
    """Return the scopes whose actions a screen has: those it names in `SCOPES`."""
    return tuple(getattr(screen, "SCOPES", ()))


def commands(screen: Screen[object]) -> Iterator[SystemCommand]:
    """Yield a command for every action that can be taken on a screen now, and on all screens."""
    for action in of_scopes([*scopes_of(screen), "everywhere"]):
        node = owner_of(action, screen)
        if action.id in _NOT_LISTED or node is None:
            continue
        if node.check_action(action.method, ()) is False:
            continue
        title = f"{action.help} ({action.key_signs})"

        async def run(action: Action = action, node: DOMNode = node) -> None:
            await screen.app.run_action(action.method, node)

        yield SystemCommand(title[0].upper() + title[1:], "", run)


def owner_of(action: Action, screen: Screen[object]) -> DOMNode | None:
    """Return the screen, widget in it, or app that has the action's binding; None when none has."""
    nodes = [screen, *screen.walk_children(with_self=False), screen.app]
    return next((node for node in nodes if _has(node, action)), None)


def _has(node: DOMNode, action: Action) -> bool:
    bindings = type(node).BINDINGS
    return any(isinstance(each, Binding) and each.id == action.id for each in bindings)
