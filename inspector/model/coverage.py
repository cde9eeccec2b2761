"""How much of a request a valid signature vouches for."""

from enum import StrEnum


class Coverage(StrEnum):
    """Which part of the request the signature covers: a valid token says nothing about the body."""

    BODY = "body"
    FIELDS = "fields"
    NONE = "none"
