"""`inspector providers new`."""

import re
from importlib.resources import files
from pathlib import Path

import click

from inspector.cli.options import command
from inspector.cli.terminal import say, say_text
from inspector.config.own_provider_files import FOLDER_NAME
from inspector.model.inspector_error import InspectorError
from inspector.providers.catalogue_loader import names

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")


@command("inspector providers new acme", "inspector providers new acme --print")
@click.argument("name")
@click.option("--print", "to_screen", is_flag=True, help="Print it instead of writing a file.")
def new_command(name: str, *, to_screen: bool) -> None:
    """Begin a provider of your own: write a commented file to `providers/NAME.toml`."""
    text = starting_point(name)
    if to_screen:
        say_text(text.rstrip("\n"))
        return
    file = Path(FOLDER_NAME) / f"{name}.toml"
    file.parent.mkdir(exist_ok=True)
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise InspectorError(
            f"{file} is there already", "Nothing was written.", "Choose another name, or edit it."
        ) from error
    say("written ", (f"{file}", "strong"))
    say(f"Fill in how it signs, then: inspector providers check {file}")


def starting_point(name: str) -> str:
    """Return the commented file of a new provider. Raises InspectorError for a name that can't be one."""
    if not _NAME.fullmatch(name):
        near = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        raise InspectorError(
            f"{name!r} is no name for a provider",
            "It holds lower-case letters, digits and hyphens.",
            f"For example {near or 'acme'!r}.",
        )
    if name in names():
        raise InspectorError(
            f"The catalogue has a provider {name!r} already",
            f"`inspector providers {name}` shows it.",
            f"Call yours otherwise, for example {name + '-own'!r}.",
        )
    words = [word.capitalize() for word in name.split("-") if word]
    text = files("inspector.providers").joinpath("starting_point.toml").read_text(encoding="utf-8")
    return text.format(name=name, title=" ".join(words), header="-".join(words))
