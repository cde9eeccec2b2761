"""What signing a body gives."""

from dataclasses import dataclass

from inspector.model.headers import Headers


@dataclass(frozen=True, slots=True)
class Signed:
    """The headers to add and the body to send (changed where the scheme signs inside the body)."""

    headers: Headers
    body: bytes
