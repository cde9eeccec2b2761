"""Where a request carries its signature: a header, a numbered family of them, a form field, the JSON."""

import re
from collections.abc import Callable, Sequence

from inspector.signatures.candidate import Candidate
from inspector.signatures.json_path import compile_path_all, scalar_bytes
from inspector.signatures.layout import MOST_SIGNATURES
from inspector.signatures.place import compile_place, describe, sentence_start
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import Refusal, malformed, missing

_NUMBER = "{n}"


class Carrier:
    """The places of a scheme's signature, and how to read the signatures that stand there.

    A header that stands twice with different values is refused, for nobody can tell which one the sender
    meant, unless the scheme has `several`: then each line is read, and all of them joined by commas, as
    an adapter may have split one.
    """

    def __init__(
        self,
        places: Sequence[str],
        read: Callable[[bytes], list[Candidate]],
        *,
        several: bool = False,
    ) -> None:
        """Compile `places`; raises ValueError for one that is none."""
        self.places = tuple(places)
        self._readers = [_values_at(place) for place in places]
        self._read = read
        self._several = several

    @property
    def words(self) -> str:
        """The place of the signature, for a sentence."""
        return describe(self.places[0])

    def candidates(self, reading: Reading) -> list[Candidate]:
        """Return the signatures of a request. Raises Refusal when there is none, or none to read."""
        values = [value for at_place in self._readers for value in at_place(reading)]
        if len(values) == 1 and values[0]:
            return self._read(values[0])
        if not values:
            start = sentence_start(self.places[0])
            raise missing(f"{start}, which holds the signature, is missing.")
        if len(values) > MOST_SIGNATURES:
            raise malformed(
                f"There are {len(values)} signatures; {MOST_SIGNATURES} at most are read."
            )
        filled = [value for value in values if value]
        if not filled:
            start = sentence_start(self.places[0])
            raise malformed(f"{start}, which holds the signature, is empty.")
        if self._several:
            return self._from_lines(filled)
        self._refuse_contradiction(reading)
        return [candidate for value in filled for candidate in self._read(value)]

    def _refuse_contradiction(self, reading: Reading) -> None:
        for place, at_place in zip(self.places, self._readers, strict=True):
            found = set(at_place(reading))
            if len(found) > 1 and place.startswith("header:") and _NUMBER not in place:
                start = sentence_start(place)
                raise malformed(f"{start} stands {len(found)} times with different values.")

    def _from_lines(self, lines: list[bytes]) -> list[Candidate]:
        found: list[Candidate] = []
        refused: Refusal | None = None
        for value in [*lines, b",".join(lines)]:
            try:
                found += self._read(value)
            except Refusal as refusal:
                refused = refused or refusal
        if not found and refused is not None:
            raise refused
        return found


def _values_at(text: str) -> Callable[[Reading], list[bytes]]:
    kind, _, name = text.partition(":")
    if kind == "header" and _NUMBER in name:
        return _family(name)
    if kind == "header":
        lowered = name.lower()
        return lambda reading: reading.header_lines(lowered)
    if kind == "json":
        find_all = compile_path_all(name)
        return lambda reading: [
            value for found in find_all(reading.json) if (value := scalar_bytes(found)) is not None
        ]
    place = compile_place(text)

    def single(reading: Reading) -> list[bytes]:
        value = place(reading)
        return [] if value is None else [value]

    return single


def _family(name: str) -> Callable[[Reading], list[bytes]]:
    before, _, after = name.partition(_NUMBER)
    pattern = re.compile(rf"{re.escape(before)}\d{{1,3}}{re.escape(after)}", re.IGNORECASE)
    return lambda reading: [
        value.encode("latin-1")
        for header, value in reading.request.headers
        if pattern.fullmatch(header)
    ]
