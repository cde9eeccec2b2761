"""A form as PHP's serialize() writes it: how Paddle Classic turns fields into bytes to sign."""

from inspector.signatures.reading import Reading


def php_serialized_form(reading: Reading, without: bytes) -> bytes | None:
    """Return the form's fields but one, sorted by name, every value a string, lengths in bytes.

    None when the request has no form.
    """
    fields = {name: values[-1] for name, values in reading.form.items() if name != without}
    if not fields:
        return None
    items = b"".join(_text(name) + _text(fields[name]) for name in sorted(fields))
    return b"a:%d:{%b}" % (len(fields), items)


def _text(value: bytes) -> bytes:
    return b's:%d:"%b";' % (len(value), value)
