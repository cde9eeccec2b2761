"""What is found out about a request before it is stored."""

from inspector.model.captured_request import CapturedRequest
from inspector.model.event import Event
from inspector.model.judged import Judged
from inspector.model.request import Request
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.receiver.served_endpoint import ServedEndpoint

_NOWHERE = Judged(
    None, None, None, Event(), Verdict(VerdictStatus.UNCHECKED, "No endpoint stands at this path.")
)
_SECOND = 1_000_000_000


def judge(captured: CapturedRequest, served: ServedEndpoint | None) -> Judged:
    """Return endpoint, event and verdict of a request. Never raises on what a request holds.

    A request with a problem is `malformed`, and its signature is not looked at: what arrived may be less
    than what was signed.
    """
    if served is None:
        return _NOWHERE if captured.problem is None else _malformed(captured, None)
    if captured.problem is not None:
        return _malformed(captured, served)
    endpoint, provider = served.endpoint, served.provider
    if provider is None:
        verdict = Verdict(VerdictStatus.UNCHECKED, served.obstacle or "")
        return Judged(endpoint.id, endpoint.name, endpoint.provider, Event(), verdict)
    request = captured.as_request(_url(captured, served))
    return Judged(
        endpoint.id,
        endpoint.name,
        provider.name,
        provider.event(request),
        _verdict(request, captured, served),
    )


def _verdict(request: Request, captured: CapturedRequest, served: ServedEndpoint) -> Verdict:
    if served.provider is None or not served.secrets:
        return Verdict(VerdictStatus.UNCHECKED, served.obstacle or "")
    verdict = served.provider.verify(request, served.secrets, now=captured.received_at / _SECOND)
    if served.obstacle is not None and verdict.status is VerdictStatus.INVALID:
        # The secret that is not there might have been the right one.
        return Verdict(VerdictStatus.UNCHECKED, served.obstacle)
    return verdict


def _malformed(captured: CapturedRequest, served: ServedEndpoint | None) -> Judged:
    reason = captured.problem or ""
    verdict = Verdict(VerdictStatus.MALFORMED, f"{reason[:1].upper()}{reason[1:]}.")
    if served is None:
        return Judged(None, None, None, Event(), verdict)
    endpoint = served.endpoint
    return Judged(endpoint.id, endpoint.name, endpoint.provider, Event(), verdict)


def _url(captured: CapturedRequest, served: ServedEndpoint) -> str:
    """Return the URL as its sender sees it: the endpoint's public one, else what the request says."""
    target = captured.target or ""
    if served.endpoint.public_url is not None:
        _, mark, query = target.partition("?")
        return served.endpoint.public_url + mark + query
    if not target.startswith("/"):
        return target
    host = next((value for name, value in captured.headers if name.lower() == "host"), "")
    return f"{'https' if captured.secure else 'http'}://{host}{target}"
