"""The answers that a provider wants before, or beside, its events: challenges and pings. Pure functions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inspector.model.reply import Reply
from inspector.model.request import Request
from inspector.providers.handshake_answer import HandshakeAnswer
from inspector.signatures.condition import Condition, compile_conditions
from inspector.signatures.keys import KEY_FORMS, symmetric_key
from inspector.signatures.place import Place, compile_place
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import Refusal
from inspector.signatures.table import Table
from inspector.signatures.template import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Handshake:
    """When a request is this handshake, and what is answered.

    `signed` handshakes are answered only when the signature held. `token_place` must hold the parameter
    `token_param` where that is set, else `token_refusal` is the status. `learns` gives a secret that the
    request hands over: to be offered, never taken silently. `timeout` in seconds.
    """

    name: str
    method: str
    condition: Condition
    status: int
    body: Template
    headers: tuple[tuple[str, Template], ...] = ()
    key_form: str = "utf8"
    signed: bool = False
    learns: Template | None = None
    token_place: Place | None = None
    token_param: str = ""
    token_refusal: int = 403
    timeout: float | None = None
    repeats: str = ""
    note: str = ""

    def answer(
        self, request: Request, secret: str | None, params: Mapping[str, Any]
    ) -> HandshakeAnswer | None:
        """Return the answer to a request; None when it is no such handshake, or a part is missing.

        `secret` keys a computed answer; without it such a handshake can't be answered.
        """
        if self.method and request.method.upper() != self.method:
            return None
        reading = Reading(request, params)
        if not self.condition(reading):
            return None
        if self._token_is_wrong(reading):
            return HandshakeAnswer(self.name, Reply(self.token_refusal), self.signed)
        try:
            reading.secret = symmetric_key(self.key_form, "", secret) if secret else b""
            headers = [
                (name, template(reading).decode("latin-1")) for name, template in self.headers
            ]
            learnt = self.learns(reading).decode("utf-8", "replace") if self.learns else None
            reply = Reply(self.status, _single_lines(headers), self.body(reading))
        except (Refusal, ValueError):
            return None
        return HandshakeAnswer(self.name, reply, self.signed, learnt)

    def _token_is_wrong(self, reading: Reading) -> bool:
        wanted = reading.params.get(self.token_param)
        if self.token_place is None or wanted is None:
            return False
        return self.token_place(reading) != str(wanted).encode()

    @classmethod
    def from_table(cls, table: Table) -> "Handshake":
        """Return the handshake of a `[[handshake]]` table. Raises InspectorError with file, key, expectation."""
        headers = {**_content_type(table), **table.mapping("headers")}
        learns, token = table.text("learns_secret", ""), table.text("token_place", "")
        handshake = cls(
            name=table.text("name"),
            method=table.choice("method", ("", "GET", "POST", "HEAD", "OPTIONS"), ""),
            condition=table.built("when", compile_conditions, table.texts("when")),
            status=int(table.number("status", 200)),
            body=table.built("body", Template, table.text("body", "")),
            headers=tuple(
                (name, table.built("headers", Template, text)) for name, text in headers.items()
            ),
            key_form=table.choice("key", tuple(KEY_FORMS), "utf8"),
            signed=table.flag("signed"),
            learns=table.built("learns_secret", Template, learns) if learns else None,
            token_place=table.built("token_place", compile_place, token) if token else None,
            token_param=table.text("token_param", ""),
            token_refusal=int(table.number("token_refusal", 403)),
            timeout=table.number("timeout") if "timeout" in table else None,
            repeats=table.text("repeats", ""),
            note=table.text("note", ""),
        )
        table.finish()
        return handshake


def _content_type(table: Table) -> dict[str, str]:
    text = table.text("content_type", "")
    return {"Content-Type": text.replace("{", "{{").replace("}", "}}")} if text else {}


def _single_lines(headers: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Refuse a header that a request's own text would break into two lines."""
    for name, value in headers:
        if any(ch in value for ch in "\r\n\0"):
            raise ValueError(name)
    return tuple(headers)
