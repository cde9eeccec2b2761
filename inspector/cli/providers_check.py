"""`inspector providers check`."""

import base64
import difflib
import time
from pathlib import Path
from typing import Any

import click

from inspector.cli.options import command, json_option
from inspector.cli.provider_page import show_example
from inspector.cli.terminal import say, say_json
from inspector.config.own_provider_files import refuse_catalogue_name, tables_in
from inspector.formats.request_line import VERSION
from inspector.model.inspector_error import InspectorError
from inspector.providers.own_providers import own_provider
from inspector.providers.own_table import OwnTable
from inspector.providers.signed_example import SignedExample


@command("inspector providers check providers/acme.toml")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def check_command(file: Path, *, as_json: bool) -> None:
    """Check a provider's file, or the providers of an `inspector.toml`, and sign an example by each.

    The example is verified, so what is shown is right by the file. An error names file, key, and what was
    expected.
    """
    if not file.exists():
        raise _no_file(file)
    tables = tables_in(file)
    if not tables:
        raise InspectorError(f"{file} describes no provider", "It has no table [provider.NAME].")
    for own in tables:
        refuse_catalogue_name(own)
        example = SignedExample.of(own_provider(own), time.time())
        if as_json:
            say_json(_line(own, example))
            continue
        say(("right", "good"), f"  {own.name}  {own.source}")
        show_example(example)
        say()
        secret = "" if example.secret is None else f" --secret main=env:{_variable(own.name)}"
        say(("next", "quiet"), f"  inspector endpoint add {own.name} --provider {own.name}{secret}")


def _line(own: OwnTable, example: SignedExample) -> dict[str, Any]:
    return {
        "version": VERSION,
        "type": "provider-check",
        "name": own.name,
        "source": own.source,
        "verdict": example.verdict.status.value,
        "reason": example.verdict.reason,
        "secret": example.secret,
        "public_key": example.public_key,
        "method": example.request.method,
        "url": example.request.url,
        "headers": [list(pair) for pair in example.request.headers],
        "body_base64": base64.b64encode(example.request.body).decode(),
    }


def _variable(name: str) -> str:
    return f"{name.replace('-', '_').upper()}_SECRET"


def _no_file(file: Path) -> InspectorError:
    there = [str(path) for path in sorted(Path().glob("providers/*.toml"))]
    near = difflib.get_close_matches(str(file), there, n=1, cutoff=0.4)
    return InspectorError(
        f"There is no file {file}",
        f"In providers/: {', '.join(there)}." if there else "",
        f"Did you mean {near[0]!r}?" if near else "`inspector providers new NAME` writes one.",
    )
