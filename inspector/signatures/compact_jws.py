"""A JSON Web Signature in its compact form (RFC 7515): three parts in base64url, joined by dots."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inspector.signatures.encodings import decode_base64url, encode_base64url
from inspector.signatures.reading import parse_json
from inspector.signatures.refusal import malformed

_PARTS = 3


@dataclass(frozen=True, slots=True)
class CompactJws:
    """What a token holds, before anything of it is believed."""

    header: Mapping[str, Any]
    claims: Mapping[str, Any]
    signed: bytes
    signature: bytes

    @classmethod
    def read(cls, token: bytes) -> "CompactJws":
        """Take a token apart. Raises Refusal when it is none."""
        parts = token.split(b".", _PARTS)
        if len(parts) != _PARTS:
            raise malformed("The token is no JWT: that has three parts, joined by dots.")
        try:
            header, claims = (parse_json(decode_base64url(part)) for part in parts[:2])
            signature = decode_base64url(parts[2])
        except ValueError as error:
            raise malformed(f"The token is no JWT: {error}.") from None
        if not isinstance(header, dict) or not isinstance(claims, dict):
            raise malformed("The token is no JWT: its first two parts are not JSON objects.")
        return cls(header, claims, parts[0] + b"." + parts[1], signature)


def signing_input(header: Mapping[str, Any], claims: Mapping[str, Any]) -> bytes:
    """Return the first two parts of a token, joined: what is signed."""
    texts = (json.dumps(part, separators=(",", ":")).encode() for part in (header, claims))
    return ".".join(encode_base64url(text) for text in texts).encode()
