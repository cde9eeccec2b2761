import shlex
import time
from dataclasses import replace

import pytest

from inspector.config.secret_reference import resolve
from inspector.model.endpoint import Endpoint
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.secret import Secret
from inspector.model.verdict_status import VerdictStatus
from inspector.providers.catalogue_loader import load
from inspector.tui.services.ready_curl import ready_curl

URL = "http://127.0.0.1:4665/hooks/akuworks"


def request_of(line: str) -> Request:
    words = shlex.split(line)
    headers = [words[at + 1].split(": ", 1) for at, word in enumerate(words) if word == "-H"]
    return Request(
        words[words.index("-X") + 1],
        words[3],
        [(name, value) for name, value in headers],
        words[words.index("--data-binary") + 1].encode(),
    )


def test_the_line_s_signature_is_right(endpoint: Endpoint) -> None:
    request = request_of(ready_curl(endpoint, URL, time.time()))
    assert request.url == URL
    secret = endpoint.secrets[0]
    verdict = load("akuworks").verify(request, [(secret.label, resolve(secret))], now=time.time())
    assert verdict.status is VerdictStatus.VALID


def test_the_line_is_one_line(endpoint: Endpoint) -> None:
    assert "\n" not in ready_curl(endpoint, URL, time.time())


def test_without_a_provider_the_line_is_unsigned(endpoint: Endpoint) -> None:
    line = ready_curl(replace(endpoint, provider=None), URL, 0)
    assert line.endswith("""--data-binary '{"hello":"inspector"}'""")


def test_a_secret_that_does_not_resolve_is_an_error(endpoint: Endpoint) -> None:
    with pytest.raises(InspectorError):
        ready_curl(replace(endpoint, secrets=(Secret("main", "env:NO_SUCH"),)), URL, 0)
