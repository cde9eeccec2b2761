"""`inspector verify`: a thin skin over the library's `verify`."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import click

from inspector.cli.history import endpoint_named, find_request, open_reader
from inspector.cli.invocation import Invocation
from inspector.cli.judging import Judging, given_secrets
from inspector.cli.options import command, json_option
from inspector.cli.request_row import verdict_style, verdict_words
from inspector.cli.sources import read_headers, read_params, read_source
from inspector.cli.terminal import say, say_json
from inspector.formats.verdict_line import verdict_line
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """Where the request to judge comes from: exactly one of the first three."""

    number: int | None
    file: str | None
    body: str | None
    header: tuple[str, ...]
    method: str
    url: str | None

    def judging(self) -> Judging:
        given = [part for part in (self.number, self.file, self.body) if part is not None]
        if len(given) != 1:
            raise click.UsageError("Name one thing to judge: an ID, --file, or --body.")
        if self.number is not None:
            return self._stored(self.number)
        if self.file is not None:
            return Judging.of_raw(read_source(self.file), self.url)
        body = read_source(self.body or "")
        request = Request(self.method, self.url or "", read_headers(self.header), body)
        return Judging(request, None, (), None)

    def _stored(self, number: int) -> Judging:
        with open_reader(Invocation.current().store) as reader:
            stored = find_request(reader, number)
            return Judging.of_stored(stored, endpoint_named(reader, stored.summary.endpoint))


@command(
    "inspector verify 12",
    "inspector verify 12 --secret file:other-secret",
    "inspector verify --file request.http --provider akuworks --secret env:AKUWORKS_SECRET",
)
@click.argument("number", metavar="[ID]", required=False, type=click.IntRange(min=1))
@click.option("--file", metavar="FILE", help="A whole HTTP request, as on the wire; - for stdin.")
@click.option("--body", metavar="FILE", help="A body alone; - for stdin.")
@click.option("--header", "-H", multiple=True, metavar="'NAME: VALUE'", help="A header for --body.")
@click.option("--method", default="POST", show_default=True, help="The method for --body.")
@click.option("--url", help="The URL as the sender sees it, where the scheme signs it.")
@click.option("--provider", help="Judge by this provider's scheme.")
@click.option(
    "--secret", "references", multiple=True, metavar="REF", help="env:NAME, file:PATH or a value."
)
@click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="What a request can't give."
)
@click.option("--now", metavar="TIME", help="Judge the age as of then: epoch seconds or ISO 8601.")
@json_option
def verify_command(
    provider: str | None,
    references: tuple[str, ...],
    params: tuple[str, ...],
    now: str | None,
    *,
    as_json: bool,
    **source: Any,
) -> int:
    """Judge the signature of a captured request, or of one from a file. Exit code 1 when it is not valid.

    A captured request is judged with its endpoint's provider and secrets, as of its arrival, unless
    others are named.
    """
    judging = _Source(**source).judging()
    if provider is not None:
        judging = replace(judging, provider=provider)
    if references:
        judging = replace(judging, secrets=given_secrets(references))
    if params:
        judging = replace(judging, params=read_params(params))
    if now is not None:
        judging = replace(judging, now=_moment(now))
    verdict = judging.verdict()
    if as_json:
        say_json(verdict_line(verdict, judging.provider))
    else:
        _show(verdict)
    return 0 if verdict.status is VerdictStatus.VALID else 1


def _show(verdict: Verdict) -> None:
    say((verdict_words(verdict.status), verdict_style(verdict.status)), f"  {verdict.reason}")
    details = [
        ("scheme", verdict.scheme),
        ("secret", verdict.secret),
        ("form", verdict.form),
        ("coverage", verdict.coverage.value),
    ]
    say("  " + ", ".join(f"{name} {value}" for name, value in details if value is not None))


def _moment(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise InspectorError(
            f"{text!r} is no moment", "", "Write epoch seconds or ISO 8601: 2025-01-25T10:30:00Z."
        ) from error
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
