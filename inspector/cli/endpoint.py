"""`inspector endpoint`: the places that senders are pointed at."""

import click

from inspector.cli.lazy_group import LazyGroup
from inspector.cli.options import store_option

_COMMANDS = {
    "list": ("inspector.cli.endpoint_list:list_command", "List endpoints, their secrets masked."),
    "add": ("inspector.cli.endpoint_add:add_command", "Add an endpoint."),
    "set": ("inspector.cli.endpoint_set:set_command", "Change an endpoint."),
    "remove": ("inspector.cli.endpoint_remove:remove_command", "Remove an endpoint."),
    "secret": ("inspector.cli.endpoint_secret:secret_command", "Show an endpoint's secret."),
}


@click.group(
    "endpoint",
    cls=LazyGroup,
    table=_COMMANDS,
    epilog="\b\nExamples:\n  inspector endpoint list\n  inspector endpoint add github --provider github"
    " --secret main=env:GITHUB_SECRET",
)
@store_option
def endpoint_command() -> None:
    """Show, add, change and remove endpoints."""
