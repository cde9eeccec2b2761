"""Whether a body is in the coding it claims: the sender leaves bodies as they are, so it looks itself."""

import zlib

_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_RAW_DEFLATE = -zlib.MAX_WBITS
_PIECE = 64 * 1024


def is_decodable(body: bytes, coding: str, *, whole: bool) -> bool:
    """Whether `body` starts, and where it is `whole` also ends, as its `Content-Encoding` says.

    True for codings that are not looked into. Memory stays bounded whatever the body unpacks to.
    """
    name = coding.strip().lower()
    if name in {"gzip", "x-gzip"}:
        return _unpacks(body, _GZIP_OR_ZLIB, whole=whole)
    if name == "deflate":
        return any(_unpacks(body, bits, whole=whole) for bits in (_GZIP_OR_ZLIB, _RAW_DEFLATE))
    return True


def _unpacks(body: bytes, bits: int, *, whole: bool) -> bool:
    if not body:
        return True
    unpacker, rest = zlib.decompressobj(bits), body
    try:
        while rest and not unpacker.eof:
            unpacker.decompress(rest, _PIECE)
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof or not whole
