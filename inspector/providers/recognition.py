"""Who sent this request: recognition by headers, the shape of their values, and their companions."""

import tomllib
from functools import cache

from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.providers.catalogue_loader import names, text_of
from inspector.providers.own_providers import own_rules
from inspector.providers.own_sources import own_tables
from inspector.providers.provider_table import recognition_rules
from inspector.providers.recognition_rule import RecognitionRule
from inspector.signatures.reading import Reading
from inspector.signatures.table import Table


def recognise(request: Request) -> tuple[str, ...]:
    """Return the names of the providers that send such requests, the likeliest first.

    A rule with more conditions says more; a request that fits none gives an empty tuple. Never raises.
    """
    reading = Reading(request)
    found: dict[str, int] = {}
    for name, rules in (*_index(), *_own_index()):
        weights = [rule.weight for rule in rules if rule.holds(reading)]
        if weights:
            found[name] = max(weights)
    return tuple(sorted(found, key=lambda name: (-found[name], name)))


@cache
def _index() -> tuple[tuple[str, tuple[RecognitionRule, ...]], ...]:
    """Return every provider's rules. Reads the whole catalogue once: about a tenth of a second."""
    index = []
    for name in names():
        values = tomllib.loads(text_of(name))
        table = Table({"recognise": values.get("recognise", [])}, source=f"{name}.toml")
        index.append((name, recognition_rules(table)))
    return tuple(index)


def _own_index() -> list[tuple[str, tuple[RecognitionRule, ...]]]:
    """Return the rules of a person's own providers; one whose file is wrong recognises nothing."""
    index = []
    try:
        for name, own in own_tables().items():
            index.append((name, own_rules(own)))
    except InspectorError:
        return index
    return index
