"""What is to be sent, where, and how often it is tried."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from inspector.model.headers import Headers
from inspector.sender.retry_policy import RetryPolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class SendOrder:
    """One event for one target. Its repr never shows the secret.

    `secret` is the resolved text, None to send unsigned; `body` None means the provider's sample;
    `headers` replace those of the same name that the sender would set, the signature's included;
    `params` hold what the scheme needs beside the secret.
    """

    provider: str
    event_type: str
    target: str
    secret: str | None = field(default=None, repr=False)
    body: bytes | None = None
    headers: Headers = ()
    policy: RetryPolicy = field(default_factory=RetryPolicy)
    params: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
