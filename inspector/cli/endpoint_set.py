"""`inspector endpoint set`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import click

from inspector.cli.endpoint_row import say_endpoint
from inspector.cli.endpoint_values import (
    endpoint_options,
    given_secret,
    max_body,
    new_key_pair,
    provider_name,
    public_forms,
    public_url,
    warn_of_secrets,
    with_key_pair,
    with_secrets,
)
from inspector.cli.history import open_reader
from inspector.cli.invocation import Invocation
from inspector.cli.lazy_group import unknown
from inspector.cli.options import command, json_option
from inspector.cli.project import keep_project
from inspector.model.endpoint import Endpoint
from inspector.store.endpoints import Endpoints

_READ: Mapping[str, Callable[[str], Any]] = {
    "path": str,
    "provider": provider_name,
    "public_url": public_url,
    "max_body": max_body,
}


@command(
    "inspector endpoint set stripe --secret next=env:STRIPE_NEXT",
    "inspector endpoint set stripe --drop-secret main --public-url none",
)
@click.argument("name")
@endpoint_options
@click.option("--drop-secret", "dropped", multiple=True, metavar="LABEL", help="Take a secret off.")
@json_option
def set_command(name: str, *, as_json: bool, **given: Any) -> None:
    """Change an endpoint: what is not named stays as it is. A receiver that runs has it at once."""
    store = Invocation.current().store
    with open_reader(store) as reader:
        known = {endpoint.name: endpoint for endpoint in reader.endpoints()}
    if name not in known:
        raise unknown("endpoint", name, known)
    keep_project(store)
    endpoint, public_key = _changed(known[name], given)
    with Endpoints(store) as endpoints:
        after = endpoints.set(endpoint)
    say_endpoint(after, as_json=as_json, public_key=public_key)
    other_provider = after.provider != known[name].provider
    entered = {given_secret(text).label for text in given["secrets"]}
    warn_of_secrets(
        after, [secret for secret in after.secrets if other_provider or secret.label in entered]
    )


def _changed(before: Endpoint, given: dict[str, Any]) -> tuple[Endpoint, dict[str, str] | None]:
    values = {key: read(given[key]) for key, read in _READ.items() if given[key] is not None}
    entered = [given_secret(text) for text in given["secrets"]]
    endpoint = replace(
        before, **values, secrets=with_secrets(before.secrets, entered, given["dropped"])
    )
    if not given["test_key"]:
        return endpoint, None
    pair = new_key_pair(endpoint.provider)
    return replace(endpoint, secrets=with_key_pair(endpoint.secrets, pair)), public_forms(pair)
