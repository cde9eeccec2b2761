"""Every reconstructed case of a signature that does not fit: expected and found, side by side."""

import base64
import json
import statistics
from pathlib import Path
from typing import Any

import pytest

import inspector
from inspector.providers.diagnosing import diagnose
from inspector.signatures.diagnosis.budget import Budget

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("signatures.json").read_text())
# Not met, and why; a case that starts to pass fails here until it is taken off.
NOT_MET = {
    "S062": "a secret that nobody gave: nothing tells it from a control",
    "S126": "only the user's code knows which header it reads",
    "S135": "the request verifies: only the user's code knows which form it expects",
}
# Labels as a user would give them, where the case says which secrets they are.
LABELS = {"S064": ("cli", "dashboard"), "S065": ("dashboard", "connect"), "S066": ("live", "test")}


def diagnosed(case: dict[str, Any]) -> inspector.Diagnosis:
    extra = case["extra"]
    first, second = LABELS.get(case["id"], ("configured", "other"))
    secrets = [(first, case["secret"])] if case["secret"] else []
    secrets += [(second, text) for text in extra.get("other_secrets", ())]
    if case["discoverable"] == "hint:the secret as the provider shows it":
        secrets.append(("as shown", extra["true_secret"]))
    target = extra.get("raw_target")
    request = inspector.Request(
        case["method"],
        case["url"],
        [(name, value) for name, value in case["headers"]],
        base64.b64decode(case["body_b64"]),
    )
    return diagnose(
        request,
        case.get("scheme") or case["provider"],
        secrets,
        case["user_computed"],
        case.get("public_key"),
        {"tolerance": extra["user_tolerance_s"]} if "user_tolerance_s" in extra else None,
        urls=[target] if target else [],
        now=extra.get("received_at"),
        budget=Budget(seconds=60),
    )


def expected(case: dict[str, Any]) -> tuple[str, str] | None:
    return None if case["class"] == "control" else (case["class"], case["cause"])


def found(diagnosis: inspector.Diagnosis) -> tuple[str, str] | None:
    first = next(iter(diagnosis.findings), None)
    return None if first is None else (first.family, first.slug)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']}-{case['cause']}")
def test_the_first_finding_is_the_mistake_that_was_made(case: dict[str, Any]) -> None:
    met = found(diagnosed(case)) == expected(case)
    assert met != (case["id"] in NOT_MET)


def test_no_control_is_explained() -> None:
    controls = [case for case in CASES if case["class"] == "control"]
    assert len(controls) >= 7
    for case in controls:
        assert diagnosed(case).findings == (), case["id"]


def test_the_table_of_cases(capsys: pytest.CaptureFixture[str]) -> None:
    rows, digests = [], []
    for case in CASES:
        diagnosis = diagnosed(case)
        digests.append(diagnosis.digests)
        want, got = expected(case), found(diagnosis)
        rows.append(f"{'  ' if want == got else '✗ '}{case['id']}  {want}  {got}")
    with capsys.disabled():
        print("\n" + "\n".join(rows))  # noqa: T201 - the table is for whoever runs the tests
    assert sum(row.startswith(" ") for row in rows) >= 100
    assert statistics.median(digests) < 500
    assert max(digests) < 50_000
