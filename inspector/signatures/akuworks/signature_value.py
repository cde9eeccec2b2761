"""`sha256=<hex>`: how AkuWorks writes a signature, in the header and in the payload alike."""

import hmac
import re

PREFIX = "sha256="
_VALUE = re.compile(r"sha256=[0-9a-f]{64}")
_DIGITS = 64


def signature_value(secret: str, data: bytes) -> str:
    """Return the signature of `data`: HMAC-SHA256 keyed with the secret as UTF-8, lower-case hex."""
    # A lone surrogate has no UTF-8; passing it makes a key that no sender has, and raises nothing.
    key = secret.encode("utf-8", "surrogatepass")
    return PREFIX + hmac.digest(key, data, "sha256").hex()


def fault_of(value: str) -> str | None:
    """Return what is wrong with the form of a signature, as a clause after its name; None when nothing.

    Strict on purpose: AkuWorks writes lower-case hex, and a receiver that takes more than its sender
    writes hides a mistake until another receiver meets it.
    """
    if _VALUE.fullmatch(value):
        return None
    if not value:
        return "is empty"
    if not value.isascii():
        return "holds characters that are not ASCII"
    if not value.startswith(PREFIX):
        return f"does not begin with {PREFIX}"
    return _fault_of_digits(value[len(PREFIX) :])


def _fault_of_digits(digits: str) -> str:
    if re.fullmatch(r"[0-9A-Fa-f]*", digits) is None:
        return f"holds other characters than hex digits after {PREFIX}"
    if len(digits) != _DIGITS:
        return f"holds {len(digits)} hex digits after {PREFIX}, where {_DIGITS} are due"
    return "has upper-case hex digits, where lower case is due"
