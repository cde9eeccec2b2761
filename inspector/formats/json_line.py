"""Data as one line of JSON that is safe on a terminal, too."""

import json
from collections.abc import Mapping
from typing import Any


def json_line(data: Mapping[str, Any]) -> str:
    """Return `data` as one line of pure ASCII without any control character, whatever texts it holds."""
    # JSON leaves DEL as it is; every other character that a terminal could act on is escaped by ASCII.
    return json.dumps(data).replace("\x7f", "\\u007f")
