"""The schemes that a table can't say: one module each, imported when a catalogue file asks for it."""

import importlib
from collections.abc import Mapping
from typing import Any

from inspector.signatures.scheme import Scheme

# A fixed list: no catalogue file, and no file of a user's, names a module to import.
_PLACES = {
    "adyen": ("inspector.signatures.adyen_scheme", "AdyenScheme"),
    "http-message": ("inspector.signatures.http_message.http_message_scheme", "HttpMessageScheme"),
    "akuworks": ("inspector.signatures.akuworks.akuworks_scheme", "AkuWorksScheme"),
}


def code_scheme_names() -> tuple[str, ...]:
    """Return the names that `kind = "code"` can take, in order."""
    return tuple(sorted(_PLACES))


def code_scheme(name: str, options: Mapping[str, Any]) -> Scheme:
    """Return the scheme called `name`, made with `options`. Raises KeyError for a name not in the list."""
    module, attribute = _PLACES[name]
    scheme: Scheme = getattr(importlib.import_module(module), attribute)(**options)
    return scheme
