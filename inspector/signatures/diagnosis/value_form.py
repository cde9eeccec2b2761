"""A signature as somebody wrote it, read in every way that it can be meant."""

import binascii
import re
from dataclasses import dataclass

from inspector.signatures.shared_key_proof import DIGEST_SIZES

_TOKEN = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(r"[0-9a-fA-F]+")
_SIZES = frozenset(DIGEST_SIZES.values())
_MOST_TOKENS = 20
_MOST_CHARACTERS = 4096


@dataclass(frozen=True, slots=True)
class ValueForm:
    """A digest read out of a text: `token` is the part of the text, `encoding` how it is written."""

    digest: bytes
    token: str
    encoding: str


def value_forms(text: str) -> tuple[ValueForm, ...]:
    """Return every digest that a text may mean; none when it holds no such thing."""
    tokens = [match[0] for match in _TOKEN.finditer(text[:_MOST_CHARACTERS])][:_MOST_TOKENS]
    return tuple(form for token in tokens for form in _forms(token))


def _forms(token: str) -> list[ValueForm]:
    found = []
    if _HEX.fullmatch(token) and len(token) % 2 == 0 and len(token) // 2 in _SIZES:
        plain = token == token.lower()
        found.append(ValueForm(bytes.fromhex(token), token, "hex" if plain else "upper-case hex"))
    decoded = _base64(token)
    if _is_hex_text(decoded):
        found.append(ValueForm(binascii.unhexlify(decoded), token, "base64 of the hex text"))
    elif len(decoded) in _SIZES:
        found.append(ValueForm(decoded, token, _base64_kind(token)))
    if _HEX.fullmatch(token) and len(token) % 2 == 0:
        found += _nested(token)
    return found


def _nested(token: str) -> list[ValueForm]:
    """Return what the hex of a text means: somebody encoded an encoded digest."""
    inner = bytes.fromhex(token)
    if _is_hex_text(inner):
        return [ValueForm(binascii.unhexlify(inner), token, "hex of the hex text")]
    decoded = _base64(inner.decode("latin-1")) if inner.isascii() else b""
    return [ValueForm(decoded, token, "hex of the base64 text")] if len(decoded) in _SIZES else []


def _is_hex_text(value: bytes) -> bool:
    return (
        len(value) % 2 == 0
        and len(value) // 2 in _SIZES
        and bool(_HEX.fullmatch(value.decode("latin-1")))
    )


def _base64(token: str) -> bytes:
    plain = token.rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
    try:
        return binascii.a2b_base64(plain + "=" * (-len(plain) % 4), strict_mode=True)
    except ValueError:
        return b""


def _base64_kind(token: str) -> str:
    if "-" in token or "_" in token:
        return "base64url"
    return "base64" if len(token) % 4 == 0 else "base64 without padding"
