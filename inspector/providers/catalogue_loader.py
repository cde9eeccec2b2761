"""The catalogue: one TOML file per provider, read when it is asked for; a person's own stand beside it."""

import difflib
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from inspector.model.inspector_error import InspectorError
from inspector.providers.own_providers import own_provider
from inspector.providers.own_sources import own_table, own_tables
from inspector.providers.provider import Provider
from inspector.providers.provider_table import provider_from_table

_SUFFIX = ".toml"


@cache
def names() -> tuple[str, ...]:
    """Return the names of all providers in the catalogue, in alphabetical order."""
    entries = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in entries if name.endswith(_SUFFIX)))


def load(name: str) -> Provider:
    """Return a provider by its name, from the catalogue or else a person's own one.

    `NAME-SCHEME` means a provider of the catalogue with that one of its schemes. Raises InspectorError,
    naming the nearest, when there is none, and with file, key and expectation when its file is wrong.
    """
    found = _from_catalogue(name)
    if found is not None:
        return found
    own = own_table(name)
    if own is not None:
        return own_provider(own)
    known = [*names(), *_own_names()]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    raise InspectorError(
        f"there is no provider {name!r}",
        f"{len(known)} are known: `inspector providers` lists them.",
        f"Did you mean {near[0]!r}?" if near else "",
    )


def _own_names() -> list[str]:
    try:
        return list(own_tables())
    except InspectorError:
        return []


def text_of(name: str) -> str:
    """Return the text of a provider's file."""
    return _folder().joinpath(name + _SUFFIX).read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _from_catalogue(name: str) -> Provider | None:
    if name in names():
        return provider_from_table(_table(name), source=name + _SUFFIX, name=name)
    return _by_scheme(name)


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
            only = provider_from_table(_table(provider), source=provider + _SUFFIX).only(scheme)
            return only if only.schemes else None
    return None


def _folder() -> Traversable:
    return files("inspector.providers").joinpath("catalogue")
