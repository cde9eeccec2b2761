"""`inspector endpoint remove`."""

import click

from inspector.cli.history import open_reader
from inspector.cli.invocation import Invocation
from inspector.cli.options import command, json_option
from inspector.cli.terminal import say, say_json
from inspector.formats.request_line import VERSION
from inspector.store.endpoints import Endpoints


@command("inspector endpoint remove stripe")
@click.argument("name")
@json_option
def remove_command(name: str, *, as_json: bool) -> None:
    """Remove an endpoint with its secrets; the history keeps what it captured."""
    store = Invocation.current().store
    open_reader(store).close()
    with Endpoints(store) as endpoints:
        endpoints.remove(name)
    if as_json:
        say_json({"version": VERSION, "type": "endpoint-removed", "name": name})
    else:
        say("removed ", (name, "strong"))
