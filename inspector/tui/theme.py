"""The colours, and which theme a terminal gets.

Nothing is told by colour alone: every verdict has a sign and a word, the selected row has a bar.
"""

from collections.abc import Mapping

from textual.theme import Theme

DARK = Theme(
    name="inspector-dark",
    primary="#5aa9e6",
    secondary="#7fb8d8",
    accent="#5fd7c4",
    success="#6ccf8e",
    warning="#e8b04b",
    error="#f2757f",
    foreground="#d6dbe1",
    background="#14181d",
    surface="#1a2027",
    panel="#242c35",
    variables={"text-muted": "#8b96a3", "border": "#3a4550"},
)
LIGHT = Theme(
    name="inspector-light",
    primary="#1c5f9e",
    secondary="#2a6a93",
    accent="#00695f",
    success="#12723a",
    warning="#8a5700",
    error="#b3202f",
    foreground="#1f2429",
    background="#f7f8f9",
    surface="#eef0f2",
    panel="#dfe3e7",
    dark=False,
    variables={"text-muted": "#5a6570", "border": "#b9c1c9"},
)
PLAIN_DARK, PLAIN_LIGHT = "ansi-dark", "ansi-light"
_FIRST_LIGHT_BACKGROUND, _DARK_GREY = 7, 8


def theme_for(environ: Mapping[str, str]) -> str:
    """Return the name of the theme for a terminal with these environment variables.

    `TEXTUAL_THEME` decides where it is set; under `NO_COLOR` it is one of the terminal's own colours,
    because Textual turns any other into greys instead of leaving colour out; `COLORFGBG` (the terminal's
    foreground and background as palette numbers) tells a light background where the terminal sets it.
    """
    if chosen := environ.get("TEXTUAL_THEME"):
        return chosen.partition(",")[0]
    background = environ.get("COLORFGBG", "").rpartition(";")[2]
    light = background.isdigit() and (
        int(background) >= _FIRST_LIGHT_BACKGROUND and int(background) != _DARK_GREY
    )
    if "NO_COLOR" in environ:
        return PLAIN_LIGHT if light else PLAIN_DARK
    return LIGHT.name if light else DARK.name


def opposite(name: str, *, dark: bool) -> str:
    """Return the theme to switch to from `name`, which is dark or not."""
    if name.startswith("ansi"):
        return PLAIN_LIGHT if dark else PLAIN_DARK
    return LIGHT.name if dark else DARK.name
