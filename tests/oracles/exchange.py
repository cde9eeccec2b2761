"""A request between us and an official library."""

import time
from dataclasses import dataclass
from typing import Any

from inspector.model.request import Request
from inspector.model.verdict_status import VerdictStatus
from inspector.providers.catalogue_loader import load

URL = "https://hooks.example.com/in?a=1"


@dataclass(frozen=True)
class Exchange:
    """A provider's first sample, its text beyond ASCII too, signed or judged by us now."""

    provider: str
    secret: str
    url: str = URL

    @property
    def body(self) -> bytes:
        provider = load(self.provider)
        return provider.sample(provider.event_types[0])

    @property
    def text(self) -> str:
        return self.body.decode()

    def signed(self, body: bytes | None = None) -> Request:
        """Return the request as we sign it; the libraries look at the clock, so it is signed now."""
        provider = load(self.provider)
        plain = Request(
            "POST",
            self.url,
            [("Content-Type", provider.content_type)],
            self.body if body is None else body,
        )
        signed = provider.sign(plain, self.secret, now=time.time())
        return Request("POST", self.url, (*plain.headers, *signed.headers), signed.body)

    def status(
        self,
        headers: dict[str, str],
        *,
        body: bytes | None = None,
        secret: str | None = None,
        **params: Any,
    ) -> VerdictStatus:
        """Return our verdict on a request that bears these headers."""
        provider = load(self.provider)
        pairs = {"Content-Type": provider.content_type} | headers
        request = Request("POST", self.url, pairs.items(), self.body if body is None else body)
        secrets = [("main", self.secret if secret is None else secret)]
        return provider.verify(request, secrets, params=params, now=time.time()).status
