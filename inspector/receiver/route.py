"""Which endpoint a request reached."""

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")


def route(target: str | None, endpoints: Mapping[str, T]) -> T | None:
    """Return what stands at the path of `target`, None where nothing does.

    `endpoints` by path. Paths are compared as they stand on the wire: neither decoded nor normalised. The
    query does not count, nor does the authority of an absolute target (`http://host/path`).
    """
    if target is None:
        return None
    path = target.partition("?")[0]
    if not path.startswith("/") and "://" in path:
        path = "/" + path.partition("://")[2].partition("/")[2]
    return endpoints.get(path)
