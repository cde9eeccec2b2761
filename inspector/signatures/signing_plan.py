"""How a declarative scheme's signature is put together and written into a request."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.signed import Signed
from inspector.signatures.draft import Draft
from inspector.signatures.encodings import ENCODERS
from inspector.signatures.place import compile_place
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import Refusal
from inspector.signatures.template import Template

if TYPE_CHECKING:
    from inspector.signatures.declarative_scheme import DeclarativeScheme


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningPlan:
    """What a table says about signing.

    `fill` gives places that must hold something (ids, versions) and the text to put there when they
    don't; `order` names the parts of the signature's value in order, `pair_separator` and
    `item_separator` join them; `prefix` stands before a bare signature.
    """

    fill: tuple[tuple[str, Template], ...] = ()
    prefix: str = ""
    order: tuple[str, ...] = ()
    row: bool = False
    item_separator: str = ","
    pair_separator: str = "="

    def sign(
        self,
        scheme: "DeclarativeScheme",
        request: Request,
        secret: str,
        params: Mapping[str, Any],
        now: float,
    ) -> Signed:
        """Return the headers to add and the body to send. Raises InspectorError when it can't be signed."""
        try:
            key = scheme.proof.signing_key(secret)
        except ValueError as error:
            raise InspectorError(f"the secret can't sign: {error}") from None
        draft = Draft(request)
        fields = self._prepare(scheme, draft, params, now)
        reading = Reading(draft.request, params)
        reading.fields = fields
        if scheme.holds_secret:
            reading.secret = key
        try:
            if scheme.timestamp is not None:
                reading.timestamp = scheme.timestamp.text(reading)
            message = scheme.message(reading)
        except Refusal as refusal:
            raise InspectorError(f"this can't be signed: {refusal.reason}") from None
        signature = ENCODERS[scheme.encoding](scheme.proof.make(key, message))
        draft.put(scheme.carrier.places[0], self._written(signature, fields))
        return draft.signed

    def _prepare(
        self, scheme: "DeclarativeScheme", draft: Draft, params: Mapping[str, Any], now: float
    ) -> dict[str, bytes]:
        """Write time and absent places into the draft; return the parts that stand beside the signature."""
        fields: dict[str, bytes] = {}
        if scheme.timestamp is not None:
            written = scheme.timestamp.write(now)
            if scheme.timestamp.source.startswith("field:"):
                fields[scheme.timestamp.source.partition(":")[2]] = written.encode()
            else:
                draft.put(scheme.timestamp.source, written)
        for place, template in self.fill:
            reading = Reading(draft.request, params)
            text = template(reading)
            if place.startswith("field:"):
                name = place.partition(":")[2]
                given = params.get(name)
                fields[name] = text if given is None else str(given).encode()
            elif compile_place(place)(reading) is None:
                draft.put(place, text.decode("latin-1"))
        return fields

    def _written(self, signature: str, fields: Mapping[str, bytes]) -> str:
        if not self.order:
            return self.prefix + signature
        parts = {name: value.decode("latin-1") for name, value in fields.items()}
        values = [(name, parts.get(name, signature)) for name in self.order]
        if self.row:
            return self.pair_separator.join(value for _, value in values)
        items = [f"{name}{self.pair_separator}{value}" for name, value in values]
        return self.item_separator.join(items)
