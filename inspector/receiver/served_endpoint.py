"""An endpoint with everything looked up that judging a request needs."""

from collections.abc import Callable
from dataclasses import dataclass

from inspector.config.secret_reference import resolve
from inspector.faults.catalogue import build
from inspector.faults.fault_kind import FaultKind
from inspector.model.endpoint import Endpoint
from inspector.model.inspector_error import InspectorError
from inspector.providers.catalogue_loader import load
from inspector.providers.provider import Provider


@dataclass(frozen=True, slots=True)
class ServedEndpoint:
    """The endpoint, its provider, the secrets that resolved as (label, text), and its armed fault built.

    `obstacle` says why its requests can't be checked, or, when some secrets did resolve, why a request
    that none of them explains stays unchecked.
    """

    endpoint: Endpoint
    provider: Provider | None
    secrets: tuple[tuple[str, str], ...]
    obstacle: str | None
    fault_kind: FaultKind | None

    def fault_in_force(self, clock: Callable[[], int]) -> tuple[FaultKind, str] | None:
        """Return the fault that acts now and its words; `clock` (nanoseconds UTC) is asked if there is one."""
        armed = self.endpoint.armed_fault
        if self.fault_kind is None or armed is None or not armed.in_force(clock()):
            return None
        return self.fault_kind, str(armed.fault)


def serve_endpoint(endpoint: Endpoint) -> ServedEndpoint:
    """Look up what `endpoint` names. Never raises: what is not there becomes the obstacle."""
    provider, obstacle = _provider_of(endpoint)
    secrets: list[tuple[str, str]] = []
    for secret in endpoint.secrets:
        try:
            secrets.append((secret.label, resolve(secret)))
        except InspectorError as error:
            obstacle = obstacle or f"The secret {secret.label!r} does not resolve: {error.title}."
    if not endpoint.secrets and obstacle is None:
        obstacle = f"No secret is set for the endpoint {endpoint.name!r}."
    return ServedEndpoint(endpoint, provider, tuple(secrets), obstacle, _fault_of(endpoint))


def _provider_of(endpoint: Endpoint) -> tuple[Provider | None, str | None]:
    if endpoint.provider is None:
        return None, f"No provider is set for the endpoint {endpoint.name!r}."
    try:
        return load(endpoint.provider), None
    except InspectorError as error:
        return None, f"The endpoint's provider cannot be used: {error.title}."


def _fault_of(endpoint: Endpoint) -> FaultKind | None:
    if endpoint.armed_fault is None:
        return None
    try:
        return build(endpoint.armed_fault.fault)
    except InspectorError:
        # Armed by another version, perhaps: a fault that is not understood must not stop the endpoint.
        return None
