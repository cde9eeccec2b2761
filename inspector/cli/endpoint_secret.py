"""`inspector endpoint secret`."""

import click

from inspector.cli.history import open_reader
from inspector.cli.invocation import Invocation
from inspector.cli.lazy_group import unknown
from inspector.cli.options import command, json_option
from inspector.cli.terminal import say_json, say_text
from inspector.config.secret_reference import resolve
from inspector.formats.request_line import VERSION
from inspector.model.endpoint import Endpoint
from inspector.model.inspector_error import InspectorError
from inspector.model.secret import Secret
from inspector.signatures.local_key_pair import LocalKeyPair


@command(
    "inspector endpoint secret akuworks --reveal", "inspector endpoint secret akuworks --label next"
)
@click.argument("name")
@click.option("--label", help="Which secret, where there are several.")
@click.option("--reveal", is_flag=True, help="Print the value itself.")
@click.option("--public", is_flag=True, help="Print the public half of a test key pair.")
@json_option
def secret_command(
    name: str, label: str | None, *, reveal: bool, public: bool, as_json: bool
) -> None:
    """Show an endpoint's secret: masked, or with --reveal its value, for example to sign with curl."""
    with open_reader(Invocation.current().store) as reader:
        endpoints = {endpoint.name: endpoint for endpoint in reader.endpoints()}
    if name not in endpoints:
        raise unknown("endpoint", name, endpoints)
    secret = _secret(endpoints[name], label)
    shown = _public_half(secret) if public else _value(secret, reveal=reveal)
    if as_json:
        line = {"version": VERSION, "type": "secret", "endpoint": name, "label": secret.label}
        say_json(line | {"revealed": reveal, "secret": shown})
    else:
        say_text(shown)


def _value(secret: Secret, *, reveal: bool) -> str:
    return resolve(secret) if reveal else secret.masked


def _public_half(secret: Secret) -> str:
    pair = LocalKeyPair.of_private(resolve(secret))
    if pair is None:
        raise InspectorError(
            f"The secret {secret.label!r} is no private key",
            "It has no public half.",
            "`inspector endpoint set NAME --test-key` makes a key pair.",
        )
    return pair.public_pem.strip()


def _secret(endpoint: Endpoint, label: str | None) -> Secret:
    by_label = {secret.label: secret for secret in endpoint.secrets}
    if not by_label:
        raise InspectorError(
            f"The endpoint {endpoint.name!r} has no secret", "Nothing that arrives there is judged."
        )
    if label is None:
        return endpoint.secrets[0]
    if label not in by_label:
        raise unknown("secret", label, by_label)
    return by_label[label]
