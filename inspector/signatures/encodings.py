"""Signatures as text: strict decoding to bytes, with words for what is wrong."""

import binascii
from collections.abc import Callable
from typing import TypeAlias

Decoder: TypeAlias = Callable[[bytes], bytes]
Encoder: TypeAlias = Callable[[bytes], str]

_URL_TO_PLAIN = bytes.maketrans(b"-_", b"+/")


def decode_hex(value: bytes) -> bytes:
    """Return the bytes of hexadecimal text of either case. Raises ValueError in words."""
    try:
        return binascii.unhexlify(value)
    except ValueError:
        raise ValueError(_hex_trouble(value)) from None


def decode_base64(value: bytes) -> bytes:
    """Return the bytes of base64 text with its padding, and in its one canonical spelling.

    Anything laxer would take two spellings for one signature (the last character has unused bits).
    Raises ValueError in words.
    """
    try:
        decoded = binascii.a2b_base64(value, strict_mode=True)
    except ValueError:
        raise ValueError(_base64_trouble(value)) from None
    if binascii.b2a_base64(decoded, newline=False) != value:
        raise ValueError("it is base64 whose last character has bits that mean nothing")
    return decoded


def decode_base64url(value: bytes) -> bytes:
    """Return the bytes of URL-safe base64 without padding. Raises ValueError in words."""
    if b"+" in value or b"/" in value or b"=" in value:
        raise ValueError("it is plain base64, and URL-safe base64 without padding is due")
    return decode_base64(value.translate(_URL_TO_PLAIN) + b"=" * (-len(value) % 4))


def encode_hex(value: bytes) -> str:
    """Return lower-case hexadecimal text."""
    return value.hex()


def encode_base64(value: bytes) -> str:
    """Return base64 with padding."""
    return binascii.b2a_base64(value, newline=False).decode()


def encode_base64url(value: bytes) -> str:
    """Return URL-safe base64 without padding."""
    return encode_base64(value).rstrip("=").replace("+", "-").replace("/", "_")


DECODERS: dict[str, Decoder] = {
    "hex": decode_hex,
    "base64": decode_base64,
    "base64url": decode_base64url,
}
ENCODERS: dict[str, Encoder] = {
    "hex": encode_hex,
    "base64": encode_base64,
    "base64url": encode_base64url,
}


def _hex_trouble(value: bytes) -> str:
    if not value.isascii():
        return "it holds bytes that are not ASCII, and hex is due"
    if all(byte in b"0123456789abcdefABCDEF" for byte in value):
        return f"it has {len(value)} hex digits, an odd number"
    return "it is not hex"


def _base64_trouble(value: bytes) -> str:
    if not value.isascii():
        return "it holds bytes that are not ASCII, and base64 is due"
    if b" " in value:
        return "it holds blanks where base64 has +: something on the way decoded it as a form"
    if b"-" in value or b"_" in value:
        return "it is URL-safe base64, and plain base64 is due"
    if len(value) % 4 and not value.endswith(b"="):
        return "it is not base64, or lost its padding (=)"
    return "it is not base64"
