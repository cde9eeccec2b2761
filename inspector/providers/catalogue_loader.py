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
    """Return a provider by its catalogue name.

    Raises InspectorError, naming the nearest, when there is none, and with file, key and expectation
    when its file is wrong.
    """
    if name not in names():
        near = difflib.get_close_matches(name, names(), n=1, cutoff=0.5)
        raise InspectorError(
            f"there is no provider {name!r}",
            f"The catalogue has {len(names())} providers; `inspector providers` lists them.",
            f"Did you mean {near[0]!r}?" if near else "",
        )
    file = _folder().joinpath(name + _SUFFIX)
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise InspectorError(f"{name}.toml is no TOML", str(error)) from error
    return provider_from_table(table, source=file.name)


def _folder() -> Traversable:
    return files("inspector.providers").joinpath("catalogue")
