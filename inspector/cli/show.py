"""`inspector show`."""

import click

from inspector.cli.history import endpoint_named, find_request, open_reader
from inspector.cli.invocation import Invocation
from inspector.cli.judging import Judging
from inspector.cli.options import command, json_option
from inspector.cli.request_page import header_lines, show_request
from inspector.cli.terminal import say, say_json, write_bytes
from inspector.formats.request_document import request_document
from inspector.model.endpoint import Endpoint
from inspector.model.inspector_error import InspectorError
from inspector.model.schema_finding import SchemaFinding
from inspector.model.stored_request import StoredRequest
from inspector.providers.catalogue_loader import load


@command(
    "inspector show 12",
    "inspector show 12 --json | jq .headers",
    "inspector show 12 --body > body.json",
)
@click.argument("number", metavar="ID", type=click.IntRange(min=1))
@click.option("--raw", "form", flag_value="raw", help="The bytes as they came over the wire.")
@click.option("--body", "form", flag_value="body", help="The body's bytes alone.")
@click.option("--headers", "form", flag_value="headers", help="The headers alone, in wire order.")
@click.option("--signed-bytes", "form", flag_value="signed", help="The bytes that were signed.")
@json_option
def show_command(number: int, form: str | None, *, as_json: bool) -> None:
    """Show one captured request with everything known about it.

    Bytes go out as they are into a file or a pipe; a terminal gets them only where they are plain text.
    """
    if form is not None and as_json:
        raise click.UsageError("--json goes with none of --raw, --body, --headers, --signed-bytes.")
    with open_reader(Invocation.current().store) as reader:
        stored = find_request(reader, number)
        endpoint = endpoint_named(reader, stored.summary.endpoint)
        event_id = stored.summary.event_id
        attempts = reader.attempts_of_event(event_id) if event_id else []
    if as_json:
        say_json(request_document(stored, _schema_findings(stored)))
    elif form is None:
        show_request(stored, _schema_findings(stored), attempts)
    else:
        _show_part(stored, form, endpoint)


def _show_part(stored: StoredRequest, form: str, endpoint: Endpoint | None) -> None:
    match form:
        case "raw":
            write_bytes(stored.captured.wire, "The request as it came")
        case "body":
            write_bytes(stored.captured.body, "The body")
        case "headers":
            for line in header_lines(stored.captured.headers):
                say(line)
        case _:
            write_bytes(_signed_bytes(stored, endpoint), "What was signed")


def _signed_bytes(stored: StoredRequest, endpoint: Endpoint | None) -> bytes:
    verdict = Judging.of_stored(stored, endpoint).verdict()
    if verdict.signed is None:
        raise InspectorError(
            "It is not known which bytes were signed",
            f"The verdict is {verdict.status}: {verdict.reason}",
            "They are known once a secret of the endpoint fits.",
        )
    return verdict.signed


def _schema_findings(stored: StoredRequest) -> tuple[SchemaFinding, ...]:
    summary = stored.summary
    if summary.provider is None:
        return ()
    return load(summary.provider).check_payload(summary.event_type, stored.captured.body)
