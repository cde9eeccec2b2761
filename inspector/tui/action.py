"""One thing that a key does."""

from dataclasses import dataclass

_KEY_SIGNS = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "escape": "esc",
}


@dataclass(frozen=True, slots=True)
class Action:
    """A row of the table of actions: what keys, footer, help, palette and docs all read.

    `id` is `scope.name`: the scope is the screen or widget that owns it, the name its `action_…` method
    (`-` for `_`). `key` holds Textual's key names, by commas; the first is the one that is shown. `label`
    is for the footer, `help` one sentence for help and palette, `group` a heading of the help page,
    `show` whether the footer has it, and `priority` whether it acts before whatever has the focus.
    """

    id: str
    key: str
    label: str
    help: str
    group: str
    show: bool = False
    priority: bool = False

    @property
    def scope(self) -> str:
        """The screen or widget that owns the action."""
        return self.id.partition(".")[0]

    @property
    def method(self) -> str:
        """The action's name as Textual calls it."""
        return self.id.partition(".")[2].replace("-", "_")

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key, by Textual's names."""
        return tuple(self.key.split(","))

    @property
    def key_signs(self) -> str:
        """Every key as a person reads it: `↑ k`, `^p`."""
        return " ".join(_sign(key) for key in self.keys)

    @property
    def first_sign(self) -> str:
        """The key that is shown where there is room for one."""
        return _sign(self.keys[0])


def _sign(key: str) -> str:
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    if key.startswith("f") and key[1:].isdigit():
        return key.upper()
    return _KEY_SIGNS.get(key, key)
