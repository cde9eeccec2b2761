"""What an endpoint answers when no fault acts."""

from dataclasses import dataclass

from inspector.model.headers import Headers


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, headers and body of a response that was asked for: exactly the headers written here go out."""

    status: int = 200
    headers: Headers = ()
    body: bytes = b""
