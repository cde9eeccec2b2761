"""`inspector endpoint`: the places that senders are pointed at."""

import click

from inspector.cli.lazy_group import LazyGroup
from inspector.cli.options import store_option

_COMMANDS = {
    "list": ("inspector.cli.endpoint_list:list_command", "List endpoints, their secrets masked."),
    "secret": ("inspector.cli.endpoint_secret:secret_command", "Show an endpoint's secret."),
}


@click.group(
    "endpoint",
    cls=LazyGroup,
    table=_COMMANDS,
    epilog="\b\nExamples:\n  inspector endpoint list\n  inspector endpoint secret akuworks --reveal",
)
@store_option
def endpoint_command() -> None:
    """Show endpoints and their secrets."""
