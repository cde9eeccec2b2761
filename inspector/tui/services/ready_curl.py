"""A curl line that can be pasted: a sample event whose signature is right."""

import shlex

from inspector.config.secret_reference import resolve
from inspector.model.endpoint import Endpoint
from inspector.model.request import Request
from inspector.tui.services.sample_events import sample_events


def ready_curl(endpoint: Endpoint, url: str, now: float) -> str:
    """Return a line that sends the endpoint's first sample event to `url`, signed at `now` (epoch seconds).

    Without a provider it sends a small JSON object, unsigned. Raises InspectorError when the secret does
    not resolve or can't serve the scheme. Loads the catalogue; meant for a thread.
    """
    from inspector.providers.catalogue_loader import load  # noqa: PLC0415 - after the first paint

    provider = load(endpoint.provider) if endpoint.provider else None
    headers = [("Content-Type", provider.content_type if provider else "application/json")]
    body = b'{"hello":"inspector"}'
    if provider is not None and provider.event_types:
        body = provider.sample(sample_events(endpoint)[0])
    if provider is not None and endpoint.secrets:
        request = Request("POST", endpoint.public_url or url, headers, body)
        signed = provider.sign(request, resolve(endpoint.secrets[0]), now=now)
        headers, body = [*headers, *signed.headers], signed.body
    parts = ["curl", "-X", "POST", url]
    for name, value in headers:
        parts += ["-H", f"{name}: {value}"]
    return shlex.join([*parts, "--data-binary", body.decode("utf-8", "surrogateescape")])
