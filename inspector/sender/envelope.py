"""What goes on the wire for one attempt: body and headers, signed now."""

from dataclasses import dataclass

from inspector.model.headers import Headers
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.providers.provider import Provider
from inspector.sender.send_order import SendOrder
from inspector.sender.target import Target
from inspector.version import __version__

_TOKEN = frozenset("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_FORBIDDEN_IN_VALUES = frozenset("\r\n\0")


@dataclass(frozen=True, slots=True)
class Envelope:
    """Headers and body of one attempt."""

    headers: Headers
    body: bytes

    @classmethod
    def of(cls, order: SendOrder, provider: Provider, target: Target, now: float) -> "Envelope":
        """Sign the order's body as of `now` (epoch seconds) and gather the headers.

        The provider's own headers say which event it is. The body is the same at each attempt, unless the scheme writes the time into it. Raises
        InspectorError when there is no such sample, the secret can't serve, or a header can't be sent.
        """
        body = provider.sample(order.event_type) if order.body is None else order.body
        defaults = (
            ("Content-Type", provider.content_type),
            ("User-Agent", f"webhook-inspector/{__version__}"),
            ("Accept", "*/*"),
        )
        says_event = _checked(provider.event_headers(order.event_type, body))
        usual = _overridden(defaults, says_event) + says_event
        headers = _overridden(usual, order.headers) + _checked(order.headers)
        if order.secret is None:
            return cls(headers, body)
        request = Request("POST", target.url, headers, body)
        signed = provider.sign(request, order.secret, params=order.params, now=now)
        return cls(headers + _overridden(signed.headers, order.headers), signed.body)


def _overridden(headers: Headers, by: Headers) -> Headers:
    names = {name.lower() for name, _ in by}
    return tuple(pair for pair in headers if pair[0].lower() not in names)


def _checked(headers: Headers) -> Headers:
    for name, value in headers:
        if not name or not _TOKEN.issuperset(name):
            raise InspectorError(
                f"{name!r} is no header name",
                "A name holds letters, digits and !#$%&'*+-.^_`|~ only.",
                "Write the header as 'Name: value'.",
            )
        if not _FORBIDDEN_IN_VALUES.isdisjoint(value):
            raise InspectorError(
                f"The value of the header {name} can't be sent",
                "It holds a line end or a NUL.",
                "Take them out.",
            )
    return headers
