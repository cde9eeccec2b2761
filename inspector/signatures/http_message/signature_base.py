"""The text that a message signature signs (RFC 9421, 2.5)."""

from collections.abc import Callable

from inspector.model.request import Request
from inspector.signatures.http_message.signature_input import SignatureInput
from inspector.signatures.reading import split_url
from inspector.signatures.refusal import malformed, missing


def signature_base(request: Request, announced: SignatureInput) -> bytes:
    """Return one line for each component, then the parameters. Raises Refusal for one that is missing."""
    if len(set(announced.components)) != len(announced.components):
        raise malformed("Signature-Input names a component twice.")
    lines = [f'"{name}": {_value(request, name)}' for name in announced.components]
    lines.append(f'"@signature-params": {announced.text}')
    return "\n".join(lines).encode("latin-1", "replace")


def _value(request: Request, name: str) -> str:
    if name.startswith("@"):
        if name not in _DERIVED:
            raise malformed(f"The signature covers {name[:40]}, which is not supported.")
        return _DERIVED[name](request)
    values = request.header_values(name)
    if not values or name != name.lower():
        raise missing(f"The header {name}, which the signature covers, is missing.")
    return ", ".join(" ".join(value.split()) for value in values)


def _authority(request: Request) -> str:
    scheme, authority, _, _ = split_url(request.url)
    own_port = {"https": ":443", "http": ":80"}.get(scheme, "")
    return authority.rpartition("@")[2].lower().removesuffix(own_port)


def _query(request: Request) -> str:
    return "?" + split_url(request.url)[3]


def _target(request: Request) -> str:
    _, _, path, query = split_url(request.url)
    return (path or "/") + (f"?{query}" if query else "")


_DERIVED: dict[str, Callable[[Request], str]] = {
    "@method": lambda request: request.method,
    "@target-uri": lambda request: request.url,
    "@authority": _authority,
    "@scheme": lambda request: split_url(request.url)[0].lower(),
    "@request-target": _target,
    "@path": lambda request: split_url(request.url)[2] or "/",
    "@query": _query,
}
