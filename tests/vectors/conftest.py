"""How a vector is put to the verifier: a vector is a request, a key, and what must be found."""

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest

from inspector.model.request import Request
from inspector.model.verdict import Verdict
from inspector.providers.catalogue_loader import load
from inspector.providers.face import verify


def request_of(vector: dict[str, Any]) -> Request:
    headers = [(name, value) for name, value in vector["headers"]]
    body = base64.b64decode(vector["body_b64"])
    return Request(vector["method"], vector.get("url", ""), headers, body)


def verdict_on(vector: dict[str, Any]) -> Verdict:
    params = {key: value for key, value in vector.get("params", {}).items() if key != "answer"}
    if "scheme" in vector:
        params["scheme"] = vector["scheme"]
    return verify(
        request_of(vector),
        vector["provider"],
        [vector["secret"]] if "secret" in vector else [],
        public_key=vector.get("public_key") or vector.get("certificate"),
        params=params,
        now=vector.get("now"),
    )


def check_answer(vector: dict[str, Any]) -> None:
    """Hold a vector about a handshake's answer: Braintree's challenge, Zoom's validation."""
    answer = load(vector["provider"]).handshake(
        request_of(vector),
        [("main", vector["secret"])],
        {"public_key": vector.get("public_key")},
    )
    assert answer is not None
    if vector.get("scheme") == "challenge":
        assert answer.reply.body.decode() == vector["signature"]
    else:
        assert json.loads(answer.reply.body) == vector["params"]["answer"]


def check(vector: dict[str, Any]) -> None:
    if vector.get("scheme") == "challenge":
        check_answer(vector)
        return
    verdict = verdict_on(vector)
    assert (verdict.status == "valid") == (vector["expected"] == "valid"), verdict.reason
    assert verdict.status != "unchecked", verdict.reason
    if "verdict" in vector:
        assert verdict.status == vector["verdict"], verdict.reason
    assert verdict.reason.endswith(".")
    if "answer" in vector.get("params", {}):
        check_answer(vector)


@pytest.fixture
def hold() -> Callable[[dict[str, Any]], None]:
    return check
