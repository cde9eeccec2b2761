"""The content codings that a body can be inflated from, for reading."""

import importlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

_GZIP = 16 + zlib.MAX_WBITS
_RAW_DEFLATE = -zlib.MAX_WBITS
_DEFLATE_METHOD = 8
_ZLIB_CHECK = 31
_PIECE = 64 * 1024
# zstandard's decompressor has no limit per call, and four bytes can stand for 128 kB.
_ZSTD_PIECE = 64
_ZSTD_WINDOW = 8 * 1024 * 1024


class _Unpacker(Protocol):
    """Undoes a coding piece by piece."""

    def feed(self, piece: bytes, room: int) -> bytes:
        """Return what `piece` unpacks to, about `room` bytes at most; less only when all was used."""
        ...

    @property
    def rest(self) -> bytes | None:
        """What follows the end of the coded data; None before that end."""
        ...


@dataclass(frozen=True, slots=True)
class ContentCoding:
    """A coding: how it's undone, in pieces of what size, and what it raises on data it can't read."""

    name: str
    start: Callable[[bytes], _Unpacker]
    error: type[Exception]
    piece: int = _PIECE


def find_coding(name: str) -> ContentCoding | None:
    """Return the coding of that name; None where it is unknown, or its library is not installed."""
    finders = {
        "gzip": _gzip,
        "x-gzip": _gzip,
        "deflate": _deflate,
        "br": _brotli,
        "zstd": _zstd,
    }
    finder = finders.get(name)
    return finder() if finder else None


LIBRARIES = {"br": "brotli", "zstd": "zstandard"}
"""What must be installed for a coding that the standard library doesn't know."""


class _Zlib:
    def __init__(self, bits: int) -> None:
        self._unpacker = zlib.decompressobj(bits)

    def feed(self, piece: bytes, room: int) -> bytes:
        return self._unpacker.decompress(piece, room)

    @property
    def rest(self) -> bytes | None:
        return self._unpacker.unused_data if self._unpacker.eof else None


def _gzip() -> ContentCoding:
    return ContentCoding("gzip", lambda _: _Zlib(_GZIP), zlib.error)


def _deflate() -> ContentCoding:
    return ContentCoding("deflate", lambda head: _Zlib(_deflate_bits(head)), zlib.error)


def _deflate_bits(head: bytes) -> int:
    """Tell deflate in a zlib wrapper, as it should be, from bare deflate, which some send."""
    wrapped = (
        len(head) > 1
        and head[0] & 0x0F == _DEFLATE_METHOD
        and int.from_bytes(head[:2], "big") % _ZLIB_CHECK == 0
    )
    return zlib.MAX_WBITS if wrapped else _RAW_DEFLATE


class _Brotli:
    def __init__(self, library: Any) -> None:
        self._unpacker = library.Decompressor()

    def feed(self, piece: bytes, room: int) -> bytes:
        data: bytes = self._unpacker.process(piece, output_buffer_limit=room)
        return data

    @property
    def rest(self) -> bytes | None:
        return b"" if self._unpacker.is_finished() else None


def _brotli() -> ContentCoding | None:
    library = _library("brotli")
    try:
        _Brotli(library).feed(b"", 1)
    except (AttributeError, TypeError):
        # Missing, or from before 1.2: without a limit a few bytes could fill the memory.
        return None
    return ContentCoding("br", lambda _: _Brotli(library), library.error)


class _Zstd:
    def __init__(self, library: Any) -> None:
        self._unpacker = library.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()

    def feed(self, piece: bytes, room: int) -> bytes:  # noqa: ARG002 - small pieces are the limit
        data: bytes = self._unpacker.decompress(piece)
        return data

    @property
    def rest(self) -> bytes | None:
        return self._unpacker.unused_data if self._unpacker.eof else None


def _zstd() -> ContentCoding | None:
    library = _library("zstandard")
    if library is None:
        return None
    return ContentCoding("zstd", lambda _: _Zstd(library), library.ZstdError, _ZSTD_PIECE)


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None
