"""The vectors made for this project: computed, or given by an official SDK, as each one's source says."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

VECTORS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("own.json").read_text())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_valid_is_valid_and_invalid_is_not(
    vector: dict[str, Any], hold: Callable[[dict[str, Any]], None]
) -> None:
    hold(vector)


def test_none_went_missing() -> None:
    assert len(VECTORS) == 148
