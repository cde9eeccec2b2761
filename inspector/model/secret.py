"""A labelled secret, by value or by reference."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Secret:
    """A label and a reference: `env:NAME`, `file:PATH`, or the value itself. Its repr never shows a value."""

    label: str
    reference: str

    @property
    def is_value(self) -> bool:
        """Whether the reference is the secret itself rather than the place where it stands."""
        return not self.reference.startswith(("env:", "file:"))

    @property
    def masked(self) -> str:
        """The reference where it only names a place; dots, always eight, where it is the value."""
        return "••••••••" if self.is_value else self.reference

    def __repr__(self) -> str:
        return f"Secret(label={self.label!r}, reference={self.masked!r})"
