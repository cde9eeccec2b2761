"""The one door that captured text passes on its way to a terminal.

Rules of this file:
1. Nothing leaves `visible` that a terminal could act on: `str.isprintable` decides, never a list of
   ranges, which always misses some (U+061C, U+2028 and 139 others in a first attempt by hand).
2. Every replacement is one cell wide, or a visible escape, so that columns stand still.
3. Line ends and tabs are text too: whoever lays out lines splits and expands *before* this door.
"""

import unicodedata

_C0_PICTURES = 0x2400
_DEL = 0x7F
_DEL_PICTURE = "␡"
_MOST_REMEMBERED = 4_096
# Terminals disagree on the width of text with these in it, so columns behind them would shift.
_WIDTH_DOUBTFUL = dict.fromkeys([0xFE0F, *range(0x1F3FB, 0x1F400)])


def visible(text: str) -> str:
    """Return `text` with every character that is not printable made visible: ESC becomes `␛`."""
    if text.isprintable():
        return text
    return text.translate(_PICTURES)


def visible_cell(text: str) -> str:
    """Return `text` for one cell of a table: visible, and without the marks whose width is in doubt."""
    return visible(text if text.isascii() else text.translate(_WIDTH_DOUBTFUL))


def visible_lines(text: str, *, tab_size: int = 4) -> list[str]:
    """Split at line ends (LF, CR LF), expand tabs, and make each line visible."""
    *lines, last = text.split("\n")
    # Without its LF a CR ends no line, and has to be seen.
    lines = [*(line.removesuffix("\r") for line in lines), last]
    return [visible(line.expandtabs(tab_size)) for line in lines]


def visible_bytes(data: bytes) -> str:
    """Return bytes as visible text: UTF-8 where they are that, one character per byte where not."""
    try:
        return visible(data.decode("utf-8"))
    except UnicodeDecodeError:
        return visible(data.decode("latin-1"))


class _Pictures(dict[int, str]):
    """Each character's picture, or itself; remembered, for `str.translate` asks for every one."""

    def __missing__(self, code: int) -> str:
        ch = chr(code)
        picture = ch if ch.isprintable() else _picture(ch)
        # Hostile text could go through all code points: the memory is for those of ordinary text.
        if len(self) < _MOST_REMEMBERED:
            self[code] = picture
        return picture


def _picture(ch: str) -> str:
    code = ord(ch)
    if code < ord(" "):
        return chr(_C0_PICTURES + code)
    if code == _DEL:
        return _DEL_PICTURE
    if unicodedata.category(ch) == "Zs":
        return " "
    return f"<U+{code:04X}>"


_PICTURES = _Pictures()
