"""What is known of how a provider tries again."""

from dataclasses import dataclass

from inspector.signatures.table import Table

_CONFIDENCES = ("high", "medium", "low", "memory")


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryFacts:
    """A provider's retry policy as its documentation has it; None or empty where nothing was found.

    `delays` are the seconds between one attempt and the next, `attempts` counts the first one too,
    `span` is the seconds after which it gives up. `stop_on` are statuses that end the retries,
    `retry_on` the only ones that are retried. `blocking` says what waits behind a failing delivery: the
    `endpoint`, or the `resource`. `manual` means that nothing is retried but by hand.
    """

    source: str
    confidence: str
    seen_on: str
    delays: tuple[float, ...] = ()
    attempts: int | None = None
    span: float | None = None
    jitter: str = ""
    redirects: str = ""
    stop_on: tuple[str, ...] = ()
    retry_on: tuple[str, ...] = ()
    retry_after: bool = False
    blocking: str = ""
    manual: bool = False
    disable: str = ""
    note: str = ""

    @classmethod
    def from_table(cls, table: Table) -> "RetryFacts":
        """Return the facts of a `[retry]` table. Raises InspectorError with file, key and expectation."""
        facts = cls(
            source=table.text("source"),
            confidence=table.choice("confidence", _CONFIDENCES),
            seen_on=table.text("seen_on"),
            delays=_delays(table),
            attempts=int(table.number("attempts")) if "attempts" in table else None,
            span=table.number("span") if "span" in table else None,
            jitter=table.text("jitter", ""),
            redirects=table.text("redirects", ""),
            stop_on=table.texts("stop_on"),
            retry_on=table.texts("retry_on"),
            retry_after=table.flag("retry_after"),
            blocking=table.choice("blocking", ("", "endpoint", "resource"), ""),
            manual=table.flag("manual"),
            disable=table.text("disable", ""),
            note=table.text("note", ""),
        )
        table.finish()
        return facts


def _delays(table: Table) -> tuple[float, ...]:
    values = table.items("delays")
    for value in values:
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            table.fail("delays", "a list of seconds", value)
    return tuple(float(value) for value in values)
