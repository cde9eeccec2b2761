"""`inspector sample`."""

import click

from inspector.cli.options import command
from inspector.cli.terminal import say, write_bytes
from inspector.providers.catalogue_loader import load


@command("inspector sample github push", "inspector sample github")
@click.argument("provider")
@click.argument("event", required=False)
def sample_command(provider: str, event: str | None) -> None:
    """Print the sample payload of an event, as it is sent; without an event, the provider's events."""
    chosen = load(provider)
    if event is not None:
        write_bytes(chosen.sample(event), "The sample")
        return
    for event_type in chosen.event_types:
        say(event_type)
