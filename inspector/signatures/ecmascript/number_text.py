"""Number::toString (ECMA-262 6.1.6.1.20), for the numbers that JSON.stringify writes."""

import math

# Exponents, in scientific notation, between which ECMAScript writes a number without one.
_LEAST_PLAIN = -6
_MOST_PLAIN = 20


def number_text(number: float) -> str:
    """Return a number's text; `null` for NaN and the infinities, as JSON.stringify has it.

    Python's repr gives the same shortest digits as ECMAScript demands; only their layout differs.
    """
    text = repr(number)
    if "e" in text:
        return _lay_out(text)
    if text.endswith(".0"):
        return "0" if text == "-0.0" else text[:-2]
    return text if math.isfinite(number) else "null"


def _lay_out(text: str) -> str:
    """Lay out anew what repr wrote with an exponent."""
    mantissa, _, power = text.partition("e")
    exponent = int(power)
    sign = "-" if mantissa.startswith("-") else ""
    digits = mantissa.lstrip("-").replace(".", "")
    if 0 < exponent <= _MOST_PLAIN:
        return sign + digits.ljust(exponent + 1, "0")
    if _LEAST_PLAIN <= exponent < 0:
        return f"{sign}0.{'0' * (-exponent - 1)}{digits}"
    return f"{mantissa}e{exponent:+d}"
