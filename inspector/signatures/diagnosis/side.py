"""Whose value is to be explained."""

from enum import StrEnum


class Side(StrEnum):
    """The signature that came with the request, or the value that the user's own code computed."""

    RECEIVED = "received"
    COMPUTED = "computed"
