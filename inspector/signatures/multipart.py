"""The fields of a multipart/form-data body; files and broken parts are left out."""

import re

_BOUNDARY = re.compile(rb'boundary="?([^";,]{1,200})"?', re.IGNORECASE)
_NAME = re.compile(rb'(?:^|;)\s*name="([^"]*)"', re.IGNORECASE)
_MOST_PARTS = 1_000


def parse_multipart(content_type: bytes, body: bytes) -> dict[bytes, list[bytes]]:
    """Return fields by name, each with its values in order; empty when the body isn't multipart."""
    boundary = _BOUNDARY.search(content_type)
    fields: dict[bytes, list[bytes]] = {}
    if boundary is None:
        return fields
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary[1].rstrip(), _MOST_PARTS)[1:]:
        head, separator, value = part.partition(b"\r\n\r\n")
        name = _field_name(head)
        if separator and name is not None:
            fields.setdefault(name, []).append(value)
    return fields


def _field_name(head: bytes) -> bytes | None:
    for line in head.split(b"\r\n"):
        label, _, rest = line.partition(b":")
        if label.strip().lower() == b"content-disposition" and b"filename=" not in rest.lower():
            match = _NAME.search(rest)
            return match[1] if match else None
    return None
