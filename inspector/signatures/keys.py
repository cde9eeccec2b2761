"""From the text of a secret to the bytes of a symmetric key."""

import binascii
import hashlib
import unicodedata
from collections.abc import Callable
from functools import lru_cache


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _base64(text: str) -> bytes:
    data = text.encode("utf-8", "surrogatepass").rstrip(b"=")
    try:
        return binascii.a2b_base64(data + b"=" * (-len(data) % 4), strict_mode=True)
    except ValueError:
        raise ValueError("it is not base64") from None


def _hex(text: str) -> bytes:
    try:
        return binascii.unhexlify(text.encode("utf-8", "surrogatepass"))
    except ValueError:
        raise ValueError("it is not hex with an even number of digits") from None


def _sha1_digest(text: str) -> bytes:
    return hashlib.sha1(_utf8(text), usedforsecurity=False).digest()


def _utf8_nfkd(text: str) -> bytes:
    return _utf8(unicodedata.normalize("NFKD", text))


KEY_FORMS: dict[str, Callable[[str], bytes]] = {
    "utf8": _utf8,
    "base64": _base64,
    "hex": _hex,
    "sha1-digest": _sha1_digest,
    "utf8-nfkd": _utf8_nfkd,
}


@lru_cache(maxsize=256)
def symmetric_key(form: str, prefix: str, text: str) -> bytes:
    """Return the key that a secret's text stands for, its `prefix` (if it is there) taken off.

    Raises ValueError in words when the text isn't of that form.
    """
    stripped = text.removeprefix(prefix) if prefix else text
    try:
        key = KEY_FORMS[form](stripped)
    except ValueError as error:
        behind = f" behind {prefix}" if stripped is not text and stripped != text else ""
        raise ValueError(f"{error}{behind}") from None
    if not key:
        raise ValueError("it is empty")
    return key
