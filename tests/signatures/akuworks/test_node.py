"""What we sign, verified by an endpoint written in JavaScript."""

import base64
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from inspector.model.request import Request
from inspector.providers import samples
from inspector.signatures.akuworks.akuworks_scheme import AkuWorksScheme

VERIFY = Path(__file__).parent / "verify.js"
SECRET = "geheim-é"
BODIES = [
    *(samples.sample("akuworks", event) for event in samples.event_types("akuworks")),
    b"{}",
    b'{"signature": "sha256=0"}',
    b'{"b": 1.0, "2": 1e-07, "1": [12345678901234567890, -0.0, 1E400]}',
    '{"é": "\\ud83d\\ude00 \\u2028 \u2028", "\\ud800": "\\/", "a": 1, "a": 2}'.encode(),
    b'{"signature": 1, "__proto__": {"x": 1.50}, "signature": [], "z": {"9": 0, "b": 0, "8": 0}}',
]


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
def test_both_carriers_hold_for_a_javascript_endpoint() -> None:
    lines = []
    for body in BODIES:
        signed = AkuWorksScheme().sign(Request(body=body), SECRET, params={}, now=0)
        parts = (SECRET.encode(), signed.body, signed.headers[0][1].encode())
        lines.append(" ".join(base64.b64encode(part).decode() for part in parts))
    run = subprocess.run(
        ["node", VERIFY], input="\n".join(lines), capture_output=True, text=True, check=True
    )
    assert [json.loads(line) for line in run.stdout.split()] == [[True, True]] * len(BODIES)
