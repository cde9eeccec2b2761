"""`inspector providers show`."""

import time

import click

from inspector.cli.options import command, json_option
from inspector.cli.provider_line import provider_line
from inspector.cli.provider_page import show_example, show_provider
from inspector.cli.terminal import say, say_json
from inspector.providers.catalogue_loader import load
from inspector.providers.signed_example import SignedExample


@command("inspector providers show github", "inspector providers github --json")
@click.argument("name")
@json_option
@click.pass_context
def show_command(ctx: click.Context, name: str, *, as_json: bool) -> None:
    """Show what is known of a provider: facts and their sources, its users' mistakes, a signed example."""
    provider = load(name)
    if as_json or (ctx.parent is not None and ctx.parent.params.get("as_json")):
        say_json(provider_line(provider))
        return
    show_provider(provider)
    say()
    show_example(SignedExample.of(provider, time.time()))
