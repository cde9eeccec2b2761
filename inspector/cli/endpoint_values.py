"""What a person says of an endpoint at the command line: shared by `add` and `set`."""

import re
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from inspector.cli.lazy_group import unknown
from inspector.cli.terminal import say_aside
from inspector.config.secret_reference import reference_from, resolve
from inspector.config.settings import parse_size
from inspector.model.endpoint import Endpoint
from inspector.model.inspector_error import InspectorError
from inspector.model.secret import Secret
from inspector.providers.catalogue_loader import load
from inspector.providers.secret_check import complaints
from inspector.providers.signed_example import SignedExample
from inspector.signatures.local_key_pair import LocalKeyPair

NOTHING = "none"
TEST_KEY_LABEL = "test-key"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SECRET = re.compile(r"(?P<label>[A-Za-z0-9][A-Za-z0-9._-]*)=(?P<reference>.+)", re.DOTALL)

Function = TypeVar("Function", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--path", metavar="PATH", help="Where it stands. [default: /hooks/NAME]"),
    click.option(
        "--provider", metavar="NAME", help="Whose events arrive there; `none` for nobody's."
    ),
    click.option(
        "--secret",
        "secrets",
        multiple=True,
        metavar="LABEL=REF",
        help="A secret under a label: main=env:NAME, main=file:PATH or main=VALUE.",
    ),
    click.option(
        "--test-key",
        is_flag=True,
        help="Make a key pair that signs and checks, for public-key schemes.",
    ),
    click.option(
        "--public-url", metavar="URL", help="The URL as senders see it; `none` for our own."
    ),
    click.option("--max-body", metavar="SIZE", help="Largest body, as 10MB; `none` for the usual."),
)


def endpoint_options(function: Function) -> Function:
    """Give a command the options that describe an endpoint."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def check_name(name: str) -> None:
    """Raise InspectorError for a name that could not be typed again or would not stand in a path."""
    if not _NAME.fullmatch(name):
        raise InspectorError(
            f"{name!r} is no name for an endpoint",
            "It holds letters, digits, dots, underscores and hyphens.",
            "For example stripe, or stripe-test.",
        )


def given_secret(text: str) -> Secret:
    """Return the secret of `LABEL=REF`. Raises InspectorError that never shows the text."""
    match = _SECRET.fullmatch(text)
    if match is None:
        raise InspectorError(
            "--secret needs a label and a reference",
            "A label holds letters, digits, dots, underscores and hyphens.",
            "Write --secret main=env:NAME, main=file:PATH or main=VALUE.",
        )
    return Secret(match["label"], reference_from(match["reference"], Path.cwd()))


def public_url(text: str) -> str | None:
    """Return the URL, None for `none`. Raises InspectorError for what is no http URL."""
    if text == NOTHING:
        return None
    if not text.startswith(("http://", "https://")):
        raise InspectorError(
            f"{text!r} is no public URL",
            "",
            "Write it whole, for example https://hooks.example.com/hooks/stripe.",
        )
    return text


def max_body(text: str) -> int | None:
    """Return a number of bytes, None for `none`. Raises InspectorError for what is no size."""
    return None if text == NOTHING else parse_size(text, "--max-body")


def provider_name(text: str) -> str | None:
    """Return the name of a provider that there is, None for `none`. Raises InspectorError with the nearest."""
    if text == NOTHING:
        return None
    load(text)
    return text


def with_secrets(
    before: Sequence[Secret], given: Iterable[Secret], dropped: Iterable[str] = ()
) -> tuple[Secret, ...]:
    """Return the secrets with those given in the place of any of their labels, and without those dropped.

    Raises InspectorError when a label to drop is not there.
    """
    labelled = {secret.label: secret for secret in before}
    for label in dropped:
        if label not in labelled:
            raise unknown("secret", label, labelled)
        del labelled[label]
    return tuple((labelled | {secret.label: secret for secret in given}).values())


def new_key_pair(provider: str | None) -> LocalKeyPair:
    """Return a new key pair of the kind that the provider signs with.

    Raises InspectorError when it signs with none.
    """
    pair = SignedExample.of(load(provider), time.time()).key_pair if provider else None
    if pair is None:
        raise InspectorError(
            f"{provider or 'The endpoint'} signs with no key pair",
            "A shared secret signs there, or nothing does.",
            "Give it a secret: --secret main=env:NAME.",
        )
    return pair


def with_key_pair(secrets: tuple[Secret, ...], pair: LocalKeyPair) -> tuple[Secret, ...]:
    """Return the secrets with a test key pair's private half before them: what comes first signs."""
    others = tuple(secret for secret in secrets if secret.label != TEST_KEY_LABEL)
    return (Secret(TEST_KEY_LABEL, pair.private_pem), *others)


def public_forms(pair: LocalKeyPair) -> dict[str, str]:
    """Return the public half in every form that providers' users know, by the form's name."""
    forms = {"pem": pair.public_pem, "base64": pair.public_base64}
    return forms if pair.public_raw is None else forms | {"hex": pair.public_raw.hex()}


def warn_of_secrets(endpoint: Endpoint, secrets: Iterable[Secret]) -> None:
    """Say on standard error what is wrong with secrets that a person has just entered."""
    for secret in secrets:
        for words in _trouble(endpoint, secret):
            say_aside(("warning: ", "warn"), f"secret {secret.label!r}: {words}")


def _trouble(endpoint: Endpoint, secret: Secret) -> tuple[str, ...]:
    try:
        text = resolve(secret)
    except InspectorError as error:
        return (f"{error.detail} Until then nothing is checked with it.",)
    return complaints(load(endpoint.provider), text) if endpoint.provider else ()
