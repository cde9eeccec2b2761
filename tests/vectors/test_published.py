"""The vectors published by providers and their SDKs. They are not ours to ship: they stand beside a checkout.

`INSPECTOR_PUBLISHED_VECTORS` names their file; else `../shared/vectors/published.json` is looked for.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PLACE = Path(
    os.environ.get("INSPECTOR_PUBLISHED_VECTORS")
    or ROOT.parent / "shared" / "vectors" / "published.json"
)
if not PLACE.is_file():
    pytest.skip(f"the published vectors are not here: {PLACE}", allow_module_level=True)

VECTORS: list[dict[str, Any]] = json.loads(PLACE.read_text())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_valid_is_valid_and_invalid_is_not(
    vector: dict[str, Any], hold: Callable[[dict[str, Any]], None]
) -> None:
    hold(vector)
