"""How the receiver stands, as the screen shows it."""

from dataclasses import dataclass

from inspector.tui.services.stage import Stage


@dataclass(frozen=True, slots=True)
class ReceiverState:
    """Stage, URL once it accepts, whose it is, and what is wrong.

    `problem` says in a sentence why captures are refused, or why there is no receiver; `attached` that
    it was there before us and stays when we leave; `open_to_all` that it listens on an address that
    other machines reach.
    """

    stage: Stage = Stage.STARTING
    url: str | None = None
    problem: str | None = None
    attached: bool = False
    open_to_all: bool = False
