"""The events that a provider has samples of."""

from inspector.model.endpoint import Endpoint
from inspector.model.inspector_error import InspectorError


def sample_events(endpoint: Endpoint) -> tuple[str, ...]:
    """Return the endpoint's events that can be sent, the shortest sample first: it's read at a glance.

    Raises InspectorError when there are none. Loads the catalogue; meant for a thread.
    """
    from inspector.providers.catalogue_loader import load  # noqa: PLC0415 - after the first paint

    provider = load(endpoint.provider) if endpoint.provider else None
    if provider is None or not provider.event_types:
        raise InspectorError(
            f"The endpoint {endpoint.name} has no sample event",
            "Samples are a provider's.",
            "Give the endpoint a provider that has some, or send with curl.",
        )
    return tuple(sorted(provider.event_types, key=lambda each: len(provider.sample(each))))
