"""Bytes of any number as a hex dump."""

from inspector.formats.lines import Lines

ROW = 16
"""Bytes on a line."""
_HALF = ROW // 2
_OFFSET_DIGITS = 8
_PRINTABLE = bytes(
    code if chr(code).isascii() and chr(code).isprintable() else ord(".") for code in range(256)
)


class HexLines(Lines):
    """`offset  8 bytes  8 bytes  |text|`, each line worked out when it is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __len__(self) -> int:
        return (len(self._data) + ROW - 1) // ROW

    @property
    def width(self) -> int:
        """Characters of a full line; 0 where there is none."""
        return len(self.line(0)) if self._data else 0

    def line(self, index: int) -> str:
        """Return the line of 16 bytes that begins at offset `index` times 16."""
        offset = index * ROW
        row = self._data[offset : offset + ROW]
        left, right = row[:_HALF].hex(" "), row[_HALF:].hex(" ")
        text = row.translate(_PRINTABLE).decode("ascii")
        half = 3 * _HALF - 1
        return f"{offset:0{_OFFSET_DIGITS}x}  {left:{half}}  {right:{half}}  |{text}|"
