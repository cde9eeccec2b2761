"""A scheme as one provider uses it."""

from dataclasses import dataclass

from inspector.signatures.condition import Condition, compile_conditions
from inspector.signatures.scheme import Scheme
from inspector.signatures.scheme_table import scheme_from_table
from inspector.signatures.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderScheme:
    """The scheme, under its id, with the condition under which it is the one in use.

    `historic` schemes are tried only to explain a failure; `requires` names what a request can't give
    reliably (`url`, `callback_url`, `webhook_id`, `public_key`).
    """

    id: str
    kind: str
    scheme: Scheme
    applies: Condition | None = None
    historic: bool = False
    requires: tuple[str, ...] = ()
    note: str = ""

    @classmethod
    def from_table(cls, table: Table) -> "ProviderScheme":
        """Return the scheme of a `[[scheme]]` table. Raises InspectorError with file, key and expectation."""
        conditions = table.texts("when")
        return cls(
            id=table.text("id", table.text("kind")),
            kind=table.text("kind"),
            applies=table.built("when", compile_conditions, conditions) if conditions else None,
            historic=table.flag("historic"),
            requires=table.texts("requires"),
            note=table.text("note", ""),
            scheme=scheme_from_table(table),
        )
