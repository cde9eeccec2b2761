"""How a mistake is told."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from inspector.model.actor import Actor


class Words(NamedTuple):
    """Slug, family, sentence, remedy, who must act, and lines of code that do it right, by language."""

    slug: str
    family: str
    sentence: str
    remedy: str
    actor: Actor
    code: Mapping[str, str] = MappingProxyType({})
