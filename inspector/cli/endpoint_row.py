"""An endpoint as a row and as a JSON line, its secrets masked."""

from typing import Any

from inspector.cli.terminal import say, say_json, say_text
from inspector.formats.request_line import VERSION
from inspector.model.endpoint import Endpoint


def endpoint_row(endpoint: Endpoint) -> str:
    """Return the row of a list."""
    secrets = ", ".join(f"{secret.label} {secret.masked}" for secret in endpoint.secrets)
    provider = endpoint.provider or "no provider"
    row = f"{endpoint.name:<16}  {endpoint.path:<24}  {provider:<12}  {secrets or 'no secret'}"
    return row if endpoint.public_url is None else f"{row}  {endpoint.public_url}"


def endpoint_line(endpoint: Endpoint) -> dict[str, Any]:
    """Return the fields of an endpoint's line."""
    return {
        "version": VERSION,
        "type": "endpoint",
        "name": endpoint.name,
        "path": endpoint.path,
        "provider": endpoint.provider,
        "secrets": {secret.label: secret.masked for secret in endpoint.secrets},
        "public_url": endpoint.public_url,
        "max_body": endpoint.max_body,
    }


def say_endpoint(
    endpoint: Endpoint, *, as_json: bool, public_key: dict[str, str] | None = None
) -> None:
    """Write an endpoint, and the public half of a key pair made for it in its forms, to standard output."""
    if as_json:
        extra = {} if public_key is None else {"public_key": public_key}
        say_json(endpoint_line(endpoint) | extra)
        return
    say(endpoint_row(endpoint))
    for form, text in (public_key or {}).items():
        say((f"public key, {form}:", "quiet"))
        say_text(text.strip())
