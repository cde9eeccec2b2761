"""The headers by which a sent request says which event it carries."""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from inspector.model.headers import Headers


@dataclass(frozen=True, slots=True)
class EventHeaders:
    """Names and values, with `{event_type}`, `{event_head}` (up to the first dot), `{event_title}`, `{uuid}`."""

    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def for_event(self, event_type: str, body: bytes) -> Headers:
        """Return the headers of an event; `{uuid}` is drawn from the body: the same bytes, the same event."""
        digest = hashlib.sha256(event_type.encode() + b"\0" + body).digest()
        texts = {
            "{event_type}": event_type,
            "{event_head}": event_type.partition(".")[0],
            "{event_title}": event_type.replace("_", " ").title(),
            "{uuid}": str(uuid.UUID(bytes=digest[:16], version=4)),
        }
        return tuple((name, _filled(value, texts)) for name, value in self.values.items())


def _filled(value: str, texts: Mapping[str, str]) -> str:
    for token, text in texts.items():
        value = value.replace(token, text)
    return value
