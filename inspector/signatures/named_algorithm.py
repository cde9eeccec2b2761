"""An algorithm that the request names, out of the scheme's own list."""

from collections.abc import Mapping
from dataclasses import dataclass

from inspector.signatures.place import Place, sentence_start
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import malformed


@dataclass(frozen=True, slots=True)
class NamedAlgorithm:
    """Where the algorithm is named, and the names that are allowed; `default` holds where none stands."""

    source: str
    place: Place
    allowed: Mapping[str, str]
    default: str

    def read(self, reading: Reading) -> str:
        """Return the algorithm. Raises Refusal for a name that isn't allowed."""
        named = self.place(reading)
        if named is None:
            return self.default
        text = named.decode("latin-1")
        if text not in self.allowed:
            words = f"{sentence_start(self.source)} names the algorithm {text[:40]!r}"
            raise malformed(f"{words}; allowed: {', '.join(self.allowed)}.")
        return self.allowed[text]
