"""From a table in the catalogue's grammar to a provider."""

from collections.abc import Mapping
from typing import Any

from inspector.providers.event_locations import EventLocations, compile_candidates
from inspector.providers.provider import Provider
from inspector.providers.success_rule import SuccessRule
from inspector.signatures.scheme import Scheme
from inspector.signatures.scheme_table import scheme_from_table
from inspector.signatures.table import Table


def provider_from_table(
    values: Mapping[str, Any], *, source: str = "the provider's table"
) -> Provider:
    """Return the provider that a table describes; a scheme's own table alone makes a nameless provider.

    Raises InspectorError that names `source`, the key, and what was expected.
    """
    if "kind" in values:
        values = {"name": "custom", "title": "Custom provider", "scheme": [values]}
    table = Table(values, source=source)
    name = table.text("name")
    response = table.table("response")
    provider = Provider(
        name=name,
        title=table.text("title", name),
        schemes=tuple(_scheme(item) for item in table.tables("scheme")),
        success=response.built("success", SuccessRule.of, response.items("success") or ("2xx",)),
        timeout=response.number("timeout", 10.0),
        target=response.number("target") if "target" in response else None,
        content_type=table.text("content_type", "application/json"),
        locations=_locations(table.table("event")),
    )
    response.finish()
    return provider


def _scheme(table: Table) -> Scheme:
    return scheme_from_table(table)


def _locations(table: Table) -> EventLocations:
    def candidates(key: str) -> Any:
        return table.built(key, compile_candidates, table.texts(key))

    locations = EventLocations(
        type=candidates("type"),
        id=candidates("id"),
        delivery=candidates("delivery"),
        attempt=candidates("attempt"),
    )
    table.finish()
    return locations
