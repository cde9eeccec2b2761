"""`inspector send`."""

from dataclasses import dataclass
from typing import Any

import click

from inspector.cli.event_loop import run_async
from inspector.cli.invocation import Invocation
from inspector.cli.options import command, json_option
from inspector.cli.own_endpoint import own_secret
from inspector.cli.request_page import attempt_words
from inspector.cli.sources import changed, read_headers, read_params, read_source
from inspector.cli.terminal import say, say_aside, say_json
from inspector.config.secret_reference import resolve
from inspector.formats.delivery_line import attempt_line, delivery_line
from inspector.formats.quantities import duration_words
from inspector.model.attempt import Attempt
from inspector.model.secret import Secret
from inspector.providers.catalogue_loader import load
from inspector.providers.provider import Provider
from inspector.sender.delivery_report import DeliveryReport
from inspector.sender.error_kind import ErrorKind
from inspector.sender.retry_policy import RetryPolicy
from inspector.sender.send_order import SendOrder
from inspector.sender.target import Target
from inspector.store.migrations import ensure

_NANOSECONDS = 1_000_000_000
_FAILED, _UNREACHABLE = 1, 3


@dataclass(frozen=True, slots=True)
class _Teller:
    """Says what comes of each attempt and delivery."""

    provider: Provider
    as_json: bool

    def attempt(self, attempt: Attempt) -> None:
        if self.as_json:
            say_json(attempt_line(attempt), flush=True)
            return
        style = "good" if attempt.succeeded else "bad"
        say("attempt ", (attempt_words(attempt), style), self._slow(attempt), flush=True)
        if attempt.next_at is not None:
            wait = attempt.next_at - attempt.started_at - attempt.duration
            say((f"        the next in {duration_words(max(0, wait))}", "quiet"), flush=True)

    def delivery(self, report: DeliveryReport) -> None:
        delivery = report.delivery
        if self.as_json:
            say_json(delivery_line(delivery, report.attempts), flush=True)
            return
        word, style = ("delivered", "good") if report.delivered else ("failed", "bad")
        rule = "" if report.delivered else f"; {self.provider.title} takes {self.provider.success}"
        say((word, style), f"  {delivery.event_type} to {delivery.target}{rule}", flush=True)

    def _slow(self, attempt: Attempt) -> tuple[str, str]:
        target = self.provider.target
        if target is None or attempt.duration <= target * _NANOSECONDS:
            return ("", "quiet")
        return (f"  slower than the target of {target:g} s", "warn")


@command(
    "inspector send akuworks verification.success --to http://127.0.0.1:4665/hooks/akuworks",
    "inspector send github push --to https://example.com/hook --secret env:GITHUB_SECRET",
)
@click.argument("provider")
@click.argument("event")
@click.option("--to", "url", required=True, metavar="URL", help="Where to send it.")
@click.option(
    "--secret",
    "reference",
    metavar="REF",
    help="env:NAME, file:PATH or a value; without it, our own endpoint's where that is the target.",
)
@click.option("--set", "changes", multiple=True, metavar="PATH=VALUE", help="Change the payload.")
@click.option("--body", metavar="FILE", help="This body instead of the sample; - for stdin.")
@click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="What a scheme needs beside it."
)
@click.option("--header", "-H", multiple=True, metavar="'NAME: VALUE'", help="A header of yours.")
@click.option(
    "--count", type=click.IntRange(min=1), default=1, show_default=True, help="Send it so often."
)
@click.option(
    "--retries",
    type=click.IntRange(min=0, max=50),
    default=3,
    show_default=True,
    help="Attempts after the first, 1 s, 2 s, 4 s … apart.",
)
@json_option
def send_command(provider: str, event: str, url: str, **options: Any) -> int:
    """Send a signed event to a URL, with retries, and record the delivery.

    A try ends after 5 s; redirects are not followed. Exit code 0 when everything was delivered, 1 when an
    endpoint did not take it, 3 when the network did not get there.
    """
    order = _order(provider, event, url, options)
    ensure(Invocation.current().store)
    teller = _Teller(load(provider), options["as_json"])
    reports = run_async(_send(order, options["count"], teller))
    failed = [report for report in reports if not report.delivered]
    if not failed:
        return 0
    if all(_never_connected(report) for report in failed):
        say_aside("Check host and port, and whether the endpoint runs.")
        return _UNREACHABLE
    return _FAILED


def _order(name: str, event: str, url: str, options: dict[str, Any]) -> SendOrder:
    provider, target = load(name), Target.parse(url)
    source = options["body"]
    body = provider.sample(event) if source is None else read_source(source)
    return SendOrder(
        provider=provider.name,
        event_type=event,
        target=target.url,
        secret=_secret(provider, target, options["reference"]),
        body=changed(body, options["changes"]),
        headers=read_headers(options["header"]),
        params=read_params(options["params"]),
        policy=RetryPolicy(attempts=options["retries"] + 1),
    )


def _secret(provider: Provider, target: Target, reference: str | None) -> str | None:
    """Return what signs; None where the provider signs nothing, and no one asks for more."""
    if reference is not None:
        return resolve(Secret("given", reference))
    if all(scheme.kind == "none" for scheme in provider.schemes):
        return None
    return own_secret(Invocation.current().store, target)


async def _send(order: SendOrder, count: int, teller: _Teller) -> list[DeliveryReport]:
    from inspector.sender.sender import Sender  # noqa: PLC0415 - loads aiohttp, which --help does without

    sender, reports = Sender(Invocation.current().store), []
    for _ in range(count):
        report = await sender.deliver(order, teller.attempt)
        teller.delivery(report)
        reports.append(report)
    return reports


def _never_connected(report: DeliveryReport) -> bool:
    return all(
        attempt.error is not None and ErrorKind(attempt.error).never_connected
        for attempt in report.attempts
    )
