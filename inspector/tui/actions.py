"""The one table of actions: bindings, footer, help, palette and docs are all made from it.

Rules of this file:
1. A key is declared here and nowhere else.
2. No text here holds `[`: the palette would read it as markup.
3. Digits are kept for switching modes; dialogs may use them for their choices.
"""

from collections.abc import Iterable

from textual.binding import Binding

from inspector.tui.action import Action

MOVE, TEXT, LOOK, ACT = "MOVE", "IN THE TEXT", "LOOK", "ACT"
EVERYWHERE = "EVERYWHERE"

ACTIONS: tuple[Action, ...] = (
    Action("list.up", "up,k", "up", "Select the newer request above", MOVE),
    Action("list.down", "down,j", "down", "Select the older request below", MOVE),
    Action("list.page-up", "pageup", "page up", "Go a page towards the newest", MOVE),
    Action("list.page-down", "pagedown", "page down", "Go a page towards the oldest", MOVE),
    Action("list.newest", "home,g", "newest", "Select and follow the newest request", MOVE),
    Action("list.oldest", "end,G", "oldest", "Select the oldest request", MOVE),
    Action("list.follow", "space", "pause", "Pause, or follow the newest again", MOVE, show=True),
    Action("text.up", "up,k", "up", "Scroll the text up by a line", TEXT),
    Action("text.down", "down,j", "down", "Scroll the text down by a line", TEXT),
    Action("text.page-up", "pageup", "page up", "Scroll the text up by a page", TEXT),
    Action("text.page-down", "pagedown,space", "page down", "Scroll the text by a page", TEXT),
    Action("text.top", "home,g", "top", "Go to the first line", TEXT),
    Action("text.bottom", "end,G", "bottom", "Go to the last line", TEXT),
    Action("text.leftwards", "less_than_sign", "left", "Scroll unwrapped text to the left", TEXT),
    Action("text.rightwards", "greater_than_sign", "right", "Scroll it to the right", TEXT),
    Action("choices.up", "up,k", "up", "Go to the choice above", MOVE),
    Action("choices.down", "down,j", "down", "Go to the choice below", MOVE),
    Action("events.open", "enter", "open", "Open the request on the whole screen", LOOK, show=True),
    Action("detail.close", "escape", "list", "Go back to the list", MOVE, show=True),
    Action(
        "detail.newer", "left_square_bracket", "newer", "Show the newer request", MOVE, show=True
    ),
    Action(
        "detail.older", "right_square_bracket", "older", "Show the older request", MOVE, show=True
    ),
    Action("request.next-tab", "right,l", "next tab", "Show the next tab", LOOK),
    Action("request.previous-tab", "left,h", "previous tab", "Show the tab before", LOOK),
    Action("request.view", "p", "raw/hex", "Body as pretty JSON, raw, hex", LOOK, show=True),
    Action("request.wrap", "w", "wrap", "Wrap long lines, or not", LOOK, show=True),
    Action("request.copy-text", "Y", "copy text", "Copy the whole text of the tab", ACT),
    Action("request.faults-off", "0", "faults off", "Turn all faults off", ACT),
    Action("events.detail-pane", "d", "detail", "Show or hide the detail beside the list", LOOK),
    Action("endpoint.send", "s", "send sample", "Send a signed sample event", ACT, show=True),
    Action("endpoint.fault", "f", "fault", "Arm a fault on the endpoint", ACT, show=True),
    Action("endpoint.copy-curl", "y", "copy curl", "Copy a signed curl line", ACT, show=True),
    Action("endpoint.reveal-secret", "v", "secret", "Show or hide the secret", ACT, show=True),
    Action("endpoint.copy-secret", "c", "copy secret", "Copy the endpoint's secret", ACT),
    Action("send.send", "enter", "send", "Send the selected sample", ACT, show=True),
    Action("send.close", "escape", "cancel", "Close without sending", ACT, show=True),
    Action("fault.arm", "enter", "arm", "Arm the selected fault", ACT, show=True),
    Action("fault.span", "d", "for how long", "For 5 minutes, or until off", ACT, show=True),
    Action("fault.faults-off", "0", "all off", "Turn all faults off", ACT, show=True),
    Action("fault.close", "escape", "cancel", "Close and change nothing", ACT, show=True),
    Action("fault.endpoint", "e", "endpoint", "Choose the next endpoint", ACT, show=True),
    Action("help.close", "escape,q", "close", "Close the help", ACT, show=True),
    Action("copied.close", "escape,q", "close", "Close the text", ACT, show=True),
    Action("everywhere.help", "question_mark,f1", "help", "Show all keys", EVERYWHERE, show=True),
    Action(
        "everywhere.command-palette",
        "ctrl+p",
        "commands",
        "Search all commands",
        EVERYWHERE,
        show=True,
    ),
    Action(
        "everywhere.quit", "ctrl+q", "quit", "Leave Inspector", EVERYWHERE, show=True, priority=True
    ),
    Action(
        "everywhere.faults-off",
        "f9",
        "faults off",
        "Turn all faults off",
        EVERYWHERE,
        priority=True,
    ),
    Action("everywhere.next-pane", "tab", "next pane", "Move to the next pane", EVERYWHERE),
    Action("everywhere.previous-pane", "shift+tab", "pane before", "Move back a pane", EVERYWHERE),
    Action("everywhere.copy-selection", "ctrl+c", "copy", "Copy the selected text", EVERYWHERE),
    Action("everywhere.show-copied", "ctrl+y", "show copied", "Show what was copied", EVERYWHERE),
    Action("everywhere.switch-theme", "ctrl+t", "theme", "Switch dark and light", EVERYWHERE),
)

BY_ID = {action.id: action for action in ACTIONS}


def of_scopes(scopes: Iterable[str]) -> tuple[Action, ...]:
    """Return the actions of the scopes named, in the table's order."""
    wanted = frozenset(scopes)
    return tuple(action for action in ACTIONS if action.scope in wanted)


def bindings(*scopes: str) -> list[Binding]:
    """Return Textual's bindings for the scopes named: what a screen or widget has as `BINDINGS`."""
    return [
        Binding(
            action.key,
            action.method,
            action.label,
            show=action.show,
            key_display=action.first_sign,
            tooltip=action.help,
            id=action.id,
            priority=action.priority,
        )
        for action in of_scopes(scopes)
    ]
