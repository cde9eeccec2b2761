"""The one place that shows an error to a person at the command line."""

import click

from inspector.cli.terminal import say_aside
from inspector.formats.visible import visible_lines
from inspector.model.inspector_error import InspectorError


def report(error: InspectorError) -> None:
    """Write title, detail and remedy to standard error."""
    say_aside(("error: ", "bad"), (error.title, "strong"))
    for text in (error.detail, error.remedy):
        for line in visible_lines(text) if text else ():
            say_aside(f"  {line}")


def usage_error(error: click.ClickException) -> InspectorError:
    """Return what a wrong use of the command line means, in our own form."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "inspector"
    return InspectorError(error.format_message(), "", f"`{path} --help` shows how it is used.")
