"""`inspector list`."""

import click

from inspector.cli.history import open_reader
from inspector.cli.invocation import Invocation
from inspector.cli.options import command, json_option
from inspector.cli.request_row import request_row
from inspector.cli.terminal import say, say_aside, say_json
from inspector.formats.request_line import request_line

_PAGE = 500


@command("inspector list -n 20", "inspector list --json | jq .verdict")
@click.option(
    "-n",
    "--number",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help="How many to list.",
)
@json_option
def list_command(number: int, *, as_json: bool) -> None:
    """List captured requests, newest first."""
    with open_reader(Invocation.current().store) as reader:
        before, left = None, number
        while left > 0 and (page := reader.page_before(before, min(left, _PAGE))):
            for summary in page:
                if as_json:
                    say_json(request_line(summary))
                else:
                    say(*request_row(summary))
            before, left = page[-1].id, left - len(page)
        if left == number and not as_json:
            say_aside(
                "No request has been captured yet. `inspector help start` tells how to begin."
            )
