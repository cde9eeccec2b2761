"""What a body is, as far as its looks are concerned."""

from enum import StrEnum


class BodyKind(StrEnum):
    """How the pretty view lays a body out."""

    EMPTY = "empty"
    JSON = "json"
    FORM = "form"
    TEXT = "text"
    BINARY = "binary"
