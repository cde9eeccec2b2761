"""What must stand in a request before its signature means anything."""

from dataclasses import dataclass

from inspector.model.verdict_status import VerdictStatus
from inspector.signatures.place import Place, sentence_start
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import Refusal, missing
from inspector.signatures.template import Template

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Guard:
    """A place and the one text that may stand there.

    A text that is computed (the body's digest) makes another one `invalid`, a fixed text `malformed`.
    """

    source: str
    place: Place
    wanted: Template

    def check(self, reading: Reading) -> None:
        """Raise Refusal when something else, or nothing, stands there."""
        found = self.place(reading)
        if found is None:
            raise missing(f"{sentence_start(self.source)} is missing.")
        wanted = self.wanted(reading)
        if found != wanted:
            shown = found[:_SHOWN].decode("utf-8", "replace")
            due = wanted.decode("utf-8", "replace")
            status = VerdictStatus.INVALID if self.wanted.tokens else VerdictStatus.MALFORMED
            raise Refusal(status, f"{sentence_start(self.source)} is {shown!r}; {due!r} is due.")
