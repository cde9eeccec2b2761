"""`inspector endpoint add`."""

from typing import Any

import click

from inspector.cli.endpoint_row import say_endpoint
from inspector.cli.endpoint_values import (
    check_name,
    endpoint_options,
    given_secret,
    max_body,
    new_key_pair,
    provider_name,
    public_forms,
    public_url,
    warn_of_secrets,
    with_key_pair,
)
from inspector.cli.invocation import Invocation
from inspector.cli.options import command, json_option
from inspector.cli.project import keep_project
from inspector.model.endpoint import Endpoint
from inspector.store.endpoints import Endpoints
from inspector.store.migrations import ensure


@command(
    "inspector endpoint add stripe --provider stripe --secret main=env:STRIPE_SECRET",
    "inspector endpoint add twilio --provider twilio --secret main=file:twilio --public-url https://a.example/sms",
    "inspector endpoint add sendgrid --provider sendgrid --test-key",
)
@click.argument("name")
@endpoint_options
@json_option
def add_command(name: str, *, as_json: bool, **given: Any) -> None:
    """Add an endpoint. A receiver that runs has it at once.

    What looks wrong with a secret for that provider is told as it is entered.
    """
    check_name(name)
    endpoint, public_key = _described(name, given)
    store = Invocation.current().store
    ensure(store)
    keep_project(store)
    with Endpoints(store) as endpoints:
        added = endpoints.add(endpoint)
    say_endpoint(added, as_json=as_json, public_key=public_key)
    warn_of_secrets(added, [given_secret(text) for text in given["secrets"]])


def _described(name: str, given: dict[str, Any]) -> tuple[Endpoint, dict[str, str] | None]:
    provider = None if given["provider"] is None else provider_name(given["provider"])
    secrets = tuple(given_secret(text) for text in given["secrets"])
    public_key = None
    if given["test_key"]:
        pair = new_key_pair(provider)
        secrets, public_key = with_key_pair(secrets, pair), public_forms(pair)
    return (
        Endpoint(
            0,
            name,
            given["path"] or f"/hooks/{name}",
            provider,
            secrets,
            public_url=None if given["public_url"] is None else public_url(given["public_url"]),
            max_body=None if given["max_body"] is None else max_body(given["max_body"]),
        ),
        public_key,
    )
