"""What is told about a provider, beside what is computed for it."""

from dataclasses import dataclass

from inspector.providers.retry_facts import RetryFacts
from inspector.signatures.table import Table

CONFIDENCES = ("verified-by-vector", "verified-by-sdk", "documented", "memory", "own-definition")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderFacts:
    """Texts for people: where the facts come from and how sure they are, what users get wrong.

    `confidence` is the best evidence for the scheme; `seen_on` the day the sources were read (ISO);
    `masked` are places that hold a secret in the body; `on_invalid` the status that the provider wants
    for a wrong signature; `match_schemes` tells how several schemes go together.
    """

    category: str = ""
    confidence: str = "own-definition"
    evidence: str = ""
    seen_on: str = ""
    sources: tuple[str, ...] = ()
    secret_name: str = ""
    user_agent: str = ""
    user_agent_confidence: str = ""
    mistakes: tuple[str, ...] = ()
    notes: str = ""
    masked: tuple[str, ...] = ()
    on_invalid: int | None = None
    response_note: str = ""
    retry: RetryFacts | None = None

    @classmethod
    def from_table(cls, table: Table, response: Table) -> "ProviderFacts":
        """Return the facts of a provider's table. Raises InspectorError with file, key and expectation."""
        return cls(
            category=table.text("category", ""),
            confidence=table.choice("confidence", CONFIDENCES, "own-definition"),
            evidence=table.text("evidence", ""),
            seen_on=table.text("seen_on", ""),
            sources=table.texts("sources"),
            secret_name=table.text("secret_name", ""),
            user_agent=table.text("user_agent", ""),
            user_agent_confidence=table.text("user_agent_confidence", ""),
            mistakes=table.texts("mistakes"),
            notes=table.text("notes", ""),
            masked=table.texts("masked"),
            on_invalid=int(response.number("on_invalid")) if "on_invalid" in response else None,
            response_note=response.text("note", ""),
            retry=RetryFacts.from_table(table.table("retry")) if "retry" in table else None,
        )
