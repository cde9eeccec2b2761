"""What must stand in a request before its signature means anything."""

from dataclasses import dataclass

from inspector.signatures.place import Place, describe
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import malformed, missing


@dataclass(frozen=True, slots=True)
class Guard:
    """A place and the one text that may stand there."""

    source: str
    place: Place
    wanted: bytes

    def check(self, reading: Reading) -> None:
        """Raise Refusal when something else, or nothing, stands there."""
        found = self.place(reading)
        if found is None:
            raise missing(f"{describe(self.source).capitalize()} is missing.")
        if found != self.wanted:
            shown = found[:40].decode("utf-8", "replace")
            wanted = self.wanted.decode()
            raise malformed(
                f"{describe(self.source).capitalize()} is {shown!r}; {wanted!r} is due."
            )
