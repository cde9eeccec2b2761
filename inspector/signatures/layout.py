"""How a signature's value is laid out: bare, behind a prefix, or as fields such as `t=…,v1=…`."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from inspector.signatures.candidate import Candidate
from inspector.signatures.refusal import malformed, missing

_NO_FIELDS: Mapping[str, bytes] = MappingProxyType({})
MOST_SIGNATURES = 100


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a signature's value.

    `prefix` stands before the signature (`{algorithm}=` names the algorithm, looked up in `algorithms`).
    With `field`, the value is a list of groups (`group_separator`) of items (`item_separator`) of name
    and value (`pair_separator`); every item called `field` is a signature, `weaker` names those of older
    schemes, which are ignored. With `parts`, each item is a row of values with these names, one of them
    `signature`.
    """

    prefix: str = ""
    prefix_optional: bool = False
    group_separator: str = ""
    item_separator: str = ","
    pair_separator: str = "="
    field: str = ""
    trim: bool = False
    weaker: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    algorithms: Mapping[str, str] = dataclasses.field(default_factory=lambda: MappingProxyType({}))

    @property
    def takes_several(self) -> bool:
        """Whether one value may hold several signatures, so that several lines are one list."""
        return bool(self.field or self.parts)

    def reader(self) -> Callable[[bytes], list[Candidate]]:
        """Return the function from a value to the signatures in it. It raises Refusal when there are none."""
        if self.field:
            return self._fields
        if self.parts:
            return self._rows
        if self.prefix == "{algorithm}=":
            return self._named
        if self.prefix:
            return self._prefixed
        return lambda value: [Candidate(value, _NO_FIELDS)]

    def _prefixed(self, value: bytes) -> list[Candidate]:
        prefix = self.prefix.encode()
        if value.startswith(prefix):
            return [Candidate(value[len(prefix) :], _NO_FIELDS)]
        if self.prefix_optional:
            return [Candidate(value, _NO_FIELDS)]
        raise malformed(f"The signature lacks its prefix {self.prefix!r}.")

    def _named(self, value: bytes) -> list[Candidate]:
        name, equals, rest = value.partition(b"=")
        text = name.decode("latin-1")
        if not equals:
            raise malformed("The signature lacks the name of its algorithm, such as 'sha256='.")
        return [Candidate(rest, _NO_FIELDS, self._allowed(text))]

    def _fields(self, value: bytes) -> list[Candidate]:
        found: list[Candidate] = []
        names: set[str] = set()
        for group in self._groups(value):
            fields: dict[str, bytes] = {}
            signatures = []
            for name, item in self._pairs(group):
                names.add(name)
                if name == self.field:
                    signatures.append(item)
                else:
                    fields.setdefault(name, item)
            found += [Candidate(signature, fields) for signature in signatures]
        if found:
            return found
        if names and names & set(self.weaker):
            older = ", ".join(sorted(names & set(self.weaker)))
            raise missing(
                f"There is no {self.field} signature, only {older}, which proves nothing."
            )
        raise malformed(f"The signature holds no {self.field}{self.pair_separator}….")

    def _rows(self, value: bytes) -> list[Candidate]:
        found = []
        for item in self._items(value):
            row = item.split(self.pair_separator.encode())
            if len(row) == len(self.parts):
                fields = dict(zip(self.parts, row, strict=True))
                named = fields.get("algorithm")
                algorithm = None if named is None else self._allowed(named.decode("latin-1"))
                found.append(Candidate(fields["signature"], fields, algorithm))
        if not found:
            shape = self.pair_separator.join(self.parts)
            raise malformed(f"The signature is not of the form {shape}.")
        return found

    def _allowed(self, name: str) -> str:
        if name not in self.algorithms:
            allowed = ", ".join(self.algorithms)
            raise malformed(f"The signature names the algorithm {name[:40]!r}; allowed: {allowed}.")
        return self.algorithms[name]

    def _groups(self, value: bytes) -> list[bytes]:
        return value.split(self.group_separator.encode()) if self.group_separator else [value]

    def _items(self, value: bytes) -> list[bytes]:
        items = value.split(self.item_separator.encode(), MOST_SIGNATURES)
        if len(items) > MOST_SIGNATURES:
            raise malformed(f"The signature has more than {MOST_SIGNATURES} parts.")
        return items

    def _pairs(self, group: bytes) -> list[tuple[str, bytes]]:
        pairs = []
        for item in self._items(group):
            name, _, value = item.partition(self.pair_separator.encode())
            if self.trim:
                name, value = name.strip(), value.strip()
            pairs.append((name.decode("latin-1"), value))
        return pairs
