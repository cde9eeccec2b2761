"""The catalogue: one TOML file per provider, read when it is asked for."""

import difflib
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from inspector.model.inspector_error import InspectorError
from inspector.providers.provider import Provider
from inspector.providers.provider_table import provider_from_table

_SUFFIX = ".toml"


@cache
def names() -> tuple[str, ...]:
    """Return the names of all providers in the catalogue, in alphabetical order."""
    entries = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in entries if name.endswith(_SUFFIX)))


@cache
def load(name: str) -> Provider:
    """Return a provider by its catalogue name; `NAME-SCHEME` means it with that one of its schemes.

    Raises InspectorError, naming the nearest, when there is none, and with file, key and expectation
    when its file is wrong.
    """
    if name in names():
        return provider_from_table(_table(name), source=name + _SUFFIX, name=name)
    one_scheme = _by_scheme(name)
    if one_scheme is not None:
        return one_scheme
    near = difflib.get_close_matches(name, names(), n=1, cutoff=0.5)
    raise InspectorError(
        f"there is no provider {name!r}",
        f"The catalogue has {len(names())} providers.",
        f"Did you mean {near[0]!r}?" if near else "",
    )


def text_of(name: str) -> str:
    """Return the text of a provider's file."""
    return _folder().joinpath(name + _SUFFIX).read_text(encoding="utf-8")


def _table(name: str) -> dict[str, object]:
    try:
        return tomllib.loads(text_of(name))
    except tomllib.TOMLDecodeError as error:
        raise InspectorError(f"{name}{_SUFFIX} is no TOML", str(error)) from error


def _by_scheme(name: str) -> Provider | None:
    """Return `github` with its scheme `sha1` for `github-sha1`; None when there is no such pair."""
    places = [place for place, ch in enumerate(name) if ch == "-"]
    for place in reversed(places):
        provider, scheme = name[:place], name[place + 1 :]
        if provider in names():
            only = load(provider).only(scheme)
            return only if only.schemes else None
    return None


def _folder() -> Traversable:
    return files("inspector.providers").joinpath("catalogue")
