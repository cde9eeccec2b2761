"""A form as Twilio signs it: names and values joined, sorted by name."""

from inspector.signatures.reading import Reading


def sorted_form(reading: Reading) -> bytes:
    """Return every field's name and value, names in byte order, a name's different values sorted.

    Empty for a body that is no form: then the URL alone is signed.
    """
    content_type = (reading.header("content-type") or b"").lower()
    if reading.request.body and not content_type.startswith(b"application/x-www-form-urlencoded"):
        return b""
    form = reading.form
    return b"".join(name + value for name in sorted(form) for value in sorted(set(form[name])))
