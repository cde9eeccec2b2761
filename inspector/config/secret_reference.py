"""Turning a secret's reference into the secret.

Rule of this file: no message shows a value, not even a part of one.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from inspector.model.inspector_error import InspectorError
from inspector.model.secret import Secret

_MOST_BYTES = 1 << 16
"""A secret is short: more than this is the wrong file, or a device without an end."""


def resolve(
    secret: Secret, *, environ: Mapping[str, str] | None = None, base: Path | None = None
) -> str:
    """Return the text that `secret` refers to: `env:NAME`, `file:PATH`, or the reference itself.

    `environ` is the process's own when None; a relative path starts from `base`, the working folder when
    None, and `~` is the home folder. A line end that closes the file is taken off, and nothing else.
    Raises `InspectorError` when there is nothing to be had.
    """
    kind, _, place = secret.reference.partition(":")
    if secret.is_value:
        return _not_empty(secret, secret.reference, "it has no value")
    if kind == "env":
        return _from_environment(secret, place, os.environ if environ is None else environ)
    return _from_file(secret, place, Path.cwd() if base is None else base)


def reference_from(reference: str, folder: Path) -> str:
    """Return a reference that means the same in every folder: a relative `file:` counts from `folder`."""
    kind, _, place = reference.partition(":")
    if kind != "file" or not place or place.startswith("~"):
        return reference
    return f"file:{folder / place}"


def _from_environment(secret: Secret, name: str, environ: Mapping[str, str]) -> str:
    remedy = f"Set {name} where Inspector is started, or give the endpoint another secret."
    if not name:
        raise _unresolved(
            secret,
            "its reference env: names no variable",
            "Write env:NAME, for example env:SECRET.",
        )
    if name not in environ:
        raise _unresolved(secret, f"the environment variable {name} is not set", remedy)
    return _not_empty(secret, environ[name], f"the environment variable {name} is empty", remedy)


def _from_file(secret: Secret, place: str, base: Path) -> str:
    if not place:
        raise _unresolved(
            secret, "its reference file: names no file", "Write file:PATH, for example file:secret."
        )
    remedy = "Put the secret there, or give the endpoint another one."
    try:
        path = base / Path(place).expanduser()
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise _unresolved(
            secret, f"the file {base / place} cannot be read: {reason}", remedy
        ) from None
    if len(data) > _MOST_BYTES:
        raise _unresolved(secret, f"the file {path} is larger than {_MOST_BYTES} bytes", remedy)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        # Its message would show the bytes.
        raise _unresolved(secret, f"the file {path} is not UTF-8 text", remedy) from None
    text = text.removesuffix("\r\n") if text.endswith("\r\n") else text.removesuffix("\n")
    return _not_empty(secret, text, f"the file {path} is empty", remedy)


def _not_empty(
    secret: Secret, text: str, reason: str, remedy: str = "Give the endpoint another secret."
) -> str:
    if not text:
        raise _unresolved(secret, reason, remedy)
    return text


def _unresolved(secret: Secret, reason: str, remedy: str) -> InspectorError:
    detail = f"{reason[0].upper()}{reason[1:]}."
    return InspectorError(f"The secret {secret.label!r} does not resolve", detail, remedy)
