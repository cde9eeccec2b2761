"""From a person's own table to a provider, once for each state of the table."""

from functools import lru_cache

from inspector.providers.own_table import OwnTable
from inspector.providers.provider import Provider
from inspector.providers.provider_table import provider_from_table, recognition_rules
from inspector.providers.recognition_rule import RecognitionRule
from inspector.signatures.table import Table


@lru_cache(maxsize=64)
def own_provider(own: OwnTable) -> Provider:
    """Return the provider of a table. Raises InspectorError with its place, the key, and what was expected."""
    return provider_from_table(own.values, source=own.source, name=own.name)


@lru_cache(maxsize=64)
def own_rules(own: OwnTable) -> tuple[RecognitionRule, ...]:
    """Return how an own provider's requests are recognised. Raises like `own_provider`."""
    table = Table({"recognise": own.values.get("recognise", [])}, source=own.source)
    return recognition_rules(table)
