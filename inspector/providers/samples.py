"""The sample payloads: files in the wheel, or beside the package in a checkout."""

import difflib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from inspector.model.inspector_error import InspectorError

_SUFFIX = ".json"


def event_types(provider: str) -> tuple[str, ...]:
    """Return the events of `provider` that have a sample, in alphabetical order."""
    folder = _root().joinpath(provider)
    if not folder.is_dir():
        return ()
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX)))


def sample(provider: str, event_type: str) -> bytes:
    """Return the sample's bytes as they stand in its file.

    Raises InspectorError, naming the nearest event, when there is none.
    """
    known = event_types(provider)
    if event_type in known:
        return _root().joinpath(provider, event_type + _SUFFIX).read_bytes()
    near = difflib.get_close_matches(event_type, known, n=1, cutoff=0.3)
    raise InspectorError(
        f"{provider} has no sample for the event {event_type!r}",
        f"Samples: {', '.join(known)}." if known else "It has no samples at all.",
        f"Did you mean {near[0]!r}?" if near else "",
    )


@cache
def _root() -> Traversable:
    packaged = files("inspector").joinpath("sample_payloads")
    if packaged.is_dir():
        return packaged
    return files("inspector").joinpath("..", "sample_payloads")
