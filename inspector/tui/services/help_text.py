"""The help of a screen, made from the table of actions."""

from collections.abc import Iterable
from itertools import zip_longest

from inspector.model.verdict_status import VerdictStatus
from inspector.tui.action import Action
from inspector.tui.actions import EVERYWHERE, of_scopes

_SIGNS = (
    "▌ selected   ↯ a fault acted   ↻ the event was seen before",
    "● the receiver listens   ○ it is starting   ✗ there is none",
)
_KEYS_WIDTH = 11
_COLUMN = 53


def help_lines(scopes: Iterable[str], width: int) -> list[str]:
    """Return the keys of some scopes by groups, in two columns where `width` cells have room for them."""
    groups: dict[str, list[Action]] = {}
    for action in of_scopes([*scopes, "everywhere"]):
        groups.setdefault(action.group, []).append(action)
    groups[EVERYWHERE] = groups.pop(EVERYWHERE)
    blocks = [_block(name, actions) for name, actions in groups.items()]
    verdicts = "   ".join(f"{status.sign} {status}" for status in VerdictStatus)
    signs = ["SIGNS", f"  {verdicts}", *(f"  {line}" for line in _SIGNS)]
    if width < 2 * _COLUMN:
        return [line for block in blocks for line in block] + signs
    return [*_side_by_side(blocks), *signs]


def _block(name: str, actions: list[Action]) -> list[str]:
    rows = (f"  {action.key_signs:<{_KEYS_WIDTH}} {action.help}" for action in actions)
    return [name, *rows, ""]


def _side_by_side(blocks: list[list[str]]) -> list[str]:
    left: list[str] = []
    right: list[str] = []
    for block in blocks:
        shorter = left if len(left) <= len(right) else right
        shorter.extend(block)
    return [
        f"{one:<{_COLUMN}}{two}".rstrip() for one, two in zip_longest(left, right, fillvalue="")
    ]
