from typing import Any

import pytest

from inspector.model.inspector_error import InspectorError
from inspector.providers.retry_facts import RetryFacts
from inspector.signatures.table import Table

SOURCE = {"source": "docs", "confidence": "high", "seen_on": "2026-11-25"}


def facts(**values: Any) -> RetryFacts:
    return RetryFacts.from_table(Table({**SOURCE, **values}, source="acme.toml", path="retry"))


def test_facts_are_read() -> None:
    found = facts(delays=[5, 300], attempts=3, span=60, stop_on=["410"], blocking="endpoint")
    assert found.delays == (5.0, 300.0)
    assert (found.attempts, found.span, found.stop_on) == (3, 60.0, ("410",))


def test_every_fact_needs_its_source() -> None:
    with pytest.raises(InspectorError, match=r"retry\.source: is missing"):
        RetryFacts.from_table(Table({}, source="acme.toml", path="retry"))


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"delays": [-1]}, "retry.delays: expected a list of seconds; found -1"),
        ({"delays": ["5 s"]}, "retry.delays: expected a list of seconds"),
        ({"blocking": "all"}, "retry.blocking: expected one of"),
        ({"confidence": "sure"}, "retry.confidence: expected one of high"),
        ({"delay": [1]}, "retry.delay: no such key; did you mean 'delays'"),
    ],
)
def test_wrong_facts_name_their_key(values: dict[str, Any], message: str) -> None:
    with pytest.raises(InspectorError, match=message):
        facts(**values)
