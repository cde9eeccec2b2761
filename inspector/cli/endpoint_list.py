"""`inspector endpoint list`."""

from inspector.cli.endpoint_row import say_endpoint
from inspector.cli.history import open_reader
from inspector.cli.invocation import Invocation
from inspector.cli.options import command, json_option


@command("inspector endpoint list --json")
@json_option
def list_command(*, as_json: bool) -> None:
    """List endpoints: name, path, provider, and secrets without their values."""
    with open_reader(Invocation.current().store) as reader:
        endpoints = reader.endpoints()
    for endpoint in endpoints:
        say_endpoint(endpoint, as_json=as_json)
