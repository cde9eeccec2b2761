"""From a table in the catalogue's grammar to a provider."""

from collections.abc import Mapping
from typing import Any

from inspector.providers.event_headers import EventHeaders
from inspector.providers.event_locations import Candidate, EventLocations, compile_candidates
from inspector.providers.handshake import Handshake
from inspector.providers.provider import Provider
from inspector.providers.provider_facts import ProviderFacts
from inspector.providers.provider_scheme import ProviderScheme
from inspector.providers.recognition_rule import RecognitionRule
from inspector.providers.scheme_choice import CHOICES
from inspector.providers.success_rule import SuccessRule
from inspector.signatures.table import Table

_NAME_PATTERN = "lower-case letters, digits and hyphens"


def provider_from_table(
    values: Mapping[str, Any], *, source: str = "the provider's table", name: str | None = None
) -> Provider:
    """Return the provider that a table describes; a scheme's own table alone makes a nameless provider.

    `name` is what the file is called: the table must say the same. Raises InspectorError that names
    `source`, the key, and what was expected.
    """
    if "kind" in values:
        title = name or "Custom provider"
        values = {"name": name or "custom", "title": title, "scheme": [values]}
    table = Table(values, source=source)
    response = table.table("response")
    said = table.text("name", name or "custom")
    if name is not None and said != name:
        table.fail("name", f"{name!r}, as the file is called", said)
    if not all(ch.isalnum() or ch == "-" for ch in said) or said != said.lower():
        table.fail("name", _NAME_PATTERN, said)
    recognition_rules(table)
    send = table.table("send")
    provider = Provider(
        name=said,
        title=table.text("title", said),
        schemes=_schemes(table),
        match_schemes=table.choice("match_schemes", tuple(CHOICES), "first"),
        success=response.built("success", SuccessRule.of, response.items("success") or ("2xx",)),
        timeout=response.number("timeout", 10.0),
        target=response.number("target") if "target" in response else None,
        content_type=table.text("content_type", "application/json"),
        locations=_locations(table.table("event")),
        handshakes=tuple(Handshake.from_table(item) for item in table.tables("handshake")),
        sent_headers=EventHeaders(send.mapping("headers")),
        facts=ProviderFacts.from_table(table, response),
        own_samples=table.mapping("sample"),
    )
    for part in (send, response, table):
        part.finish()
    return provider


def recognition_rules(table: Table) -> tuple[RecognitionRule, ...]:
    """Return how a provider's requests are recognised: any one of the rules."""
    rules = []
    for item in table.tables("recognise"):
        texts = item.texts("when", None)
        rules.append(item.built("when", RecognitionRule.of, texts))
        item.finish()
    return tuple(rules)


def _schemes(table: Table) -> tuple[ProviderScheme, ...]:
    schemes = tuple(ProviderScheme.from_table(item) for item in table.tables("scheme"))
    if not schemes:
        table.fail(
            "scheme", "at least one [[scheme]]; a provider that signs nothing has kind none", []
        )
    ids = [scheme.id for scheme in schemes]
    if len(set(ids)) != len(ids):
        table.fail("scheme", "schemes with different ids", ids)
    return schemes


def _locations(table: Table) -> EventLocations:
    def candidates(key: str) -> tuple[Candidate, ...]:
        return table.built(key, compile_candidates, table.texts(key))

    locations = EventLocations(
        type=candidates("type"),
        id=candidates("id"),
        delivery=candidates("delivery"),
        attempt=candidates("attempt"),
        names=table.mapping("names"),
    )
    table.finish()
    return locations
