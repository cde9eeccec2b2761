"""A provider as a machine-readable line."""

from typing import Any

from inspector.formats.request_line import VERSION
from inspector.providers.catalogue_loader import names
from inspector.providers.own_sources import own_table
from inspector.providers.provider import Provider


def source_of(provider: Provider) -> str | None:
    """Return where a person's own provider stands, None for one of the catalogue."""
    own = None if provider.name in names() else own_table(provider.name)
    return None if own is None else own.source


def provider_line(provider: Provider) -> dict[str, Any]:
    """Return the fields of a provider's line."""
    facts = provider.facts
    return {
        "version": VERSION,
        "type": "provider",
        "name": provider.name,
        "title": provider.title,
        "category": facts.category,
        "schemes": [scheme.id for scheme in provider.schemes],
        "confidence": facts.confidence,
        "seen_on": facts.seen_on,
        "sources": list(facts.sources),
        "events": list(provider.event_types),
        "success": str(provider.success),
        "secret_name": facts.secret_name,
        "mistakes": list(facts.mistakes),
        "own_source": source_of(provider),
    }
