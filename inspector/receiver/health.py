"""How a receiver is, in one line: asked and answered without being captured."""

import json
from dataclasses import asdict, dataclass

QUESTION = b"INSPECTOR/1 HEALTH\r\n"
"""What a loopback client sends first, and alone, on a fresh connection; the answer is one line of JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Who serves which store at which URL, how many requests so far, and what is wrong.

    `problem` says why the last commit failed, None when it succeeded; `exposed` that the address can be
    reached from other machines.
    """

    version: str
    pid: int
    store: str
    url: str
    served: int = 0
    exposed: bool = False
    problem: str | None = None

    def line(self) -> bytes:
        """Return it as the line that goes over the wire."""
        return json.dumps({"inspector": 1, **asdict(self)}).encode() + b"\n"

    @classmethod
    def of_line(cls, line: bytes) -> "Health | None":
        """Return what a line says, None when it is no answer of a receiver."""
        try:
            told = json.loads(line)
        except ValueError:
            return None
        if not isinstance(told, dict) or told.pop("inspector", None) != 1:
            return None
        try:
            return cls(
                version=str(told["version"]),
                pid=int(told["pid"]),
                store=str(told["store"]),
                url=str(told["url"]),
                served=int(told["served"]),
                exposed=bool(told["exposed"]),
                problem=None if told["problem"] is None else str(told["problem"]),
            )
        except (KeyError, TypeError, ValueError):
            return None
