"""`inspector endpoint list`."""

from inspector.cli.history import open_reader
from inspector.cli.invocation import Invocation
from inspector.cli.options import command, json_option
from inspector.cli.terminal import say, say_json
from inspector.formats.request_line import VERSION
from inspector.model.endpoint import Endpoint


@command("inspector endpoint list --json")
@json_option
def list_command(*, as_json: bool) -> None:
    """List endpoints: name, path, provider, and secrets without their values."""
    with open_reader(Invocation.current().store) as reader:
        endpoints = reader.endpoints()
    for endpoint in endpoints:
        if as_json:
            say_json(
                {
                    "version": VERSION,
                    "type": "endpoint",
                    "name": endpoint.name,
                    "path": endpoint.path,
                    "provider": endpoint.provider,
                    "secrets": {secret.label: secret.masked for secret in endpoint.secrets},
                }
            )
        else:
            say(*_row(endpoint))


def _row(endpoint: Endpoint) -> tuple[str, ...]:
    secrets = ", ".join(f"{secret.label} {secret.masked}" for secret in endpoint.secrets)
    provider = endpoint.provider or "no provider"
    return (f"{endpoint.name:<16}  {endpoint.path:<24}  {provider:<12}  {secrets or 'no secret'}",)
