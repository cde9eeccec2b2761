"""Reading a TOML file that a person wrote."""

import tomllib
from pathlib import Path
from typing import Any

from inspector.model.inspector_error import InspectorError


def read_toml(file: Path, *, otherwise: str) -> dict[str, Any]:
    """Return what a file holds.

    Raises `InspectorError` when it is no TOML, or can't be read: `otherwise` then says what to do.
    """
    try:
        with file.open("rb") as stream:
            return tomllib.load(stream)
    except OSError as error:
        raise InspectorError(f"{file} cannot be read", f"{error.strerror}.", otherwise) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InspectorError(
            f"{file} is not TOML", f"{error}.", "Mend the place it names and start again."
        ) from error
