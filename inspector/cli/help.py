"""`inspector help`."""

import click

from inspector.cli.documentation import page, titles
from inspector.cli.options import command
from inspector.cli.terminal import say, say_text


@command("inspector help", "inspector help start")
@click.argument("topic", required=False)
def help_command(topic: str | None) -> None:
    """Read a page of the documentation; without a topic, list the pages."""
    if topic is not None:
        say_text(page(topic).rstrip("\n"))
        return
    for name, title in titles().items():
        say((f"{name:<12}", "strong"), f"  {title}")
