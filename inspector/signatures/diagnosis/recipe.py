"""A signature's recipe: every choice that goes into it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from inspector.signatures.template import Template


class _Construction(StrEnum):
    HMAC = "hmac"
    HASH = "a plain hash"
    KEY_FIRST = "a plain hash with the secret in front"
    KEY_LAST = "a plain hash with the secret behind"
    SWAPPED = "an HMAC with key and message swapped"


HMAC, HASH, KEY_FIRST, KEY_LAST, SWAPPED = _Construction


@dataclass(frozen=True, slots=True)
class Recipe:
    """Secret and its key, the parts that are signed, how they are put together, and the algorithm.

    `label` and `secret` name the configured secret, `key` the bytes made of it (or a public key).
    `construction` is HMAC; HASH, where the template holds the secret; or one of the wrong ones.
    A mistake is a change of one of these.
    """

    label: str
    secret: str
    key: Any
    body: bytes
    url: str
    timestamp: bytes | None
    template: Template
    algorithm: str
    construction: str = HMAC
