"""What has to be seen on every screen, as long as it holds."""

from collections.abc import Sequence

from inspector.formats.visible import visible
from inspector.model.endpoint import Endpoint
from inspector.tui import figures
from inspector.tui.services.receiver_state import ReceiverState

Alert = tuple[str, str]
"""(part of the styles: `bad` or `warning`, text made visible)"""

_NS_PER_S = 1_000_000_000


def alerts(
    state: ReceiverState, store_problem: str | None, endpoints: Sequence[Endpoint], now: int
) -> list[Alert]:
    """Return what is wrong first, then the faults in force at `now` (nanoseconds UTC), then warnings."""
    found = [
        ("bad", f"✗ {visible(problem)}") for problem in (state.problem, store_problem) if problem
    ]
    found += [("warning", text) for text in armed_faults(endpoints, now)]
    if state.open_to_all:
        found.append(
            ("warning", "! other machines can reach this receiver: anyone there can send to it")
        )
    return found


def armed_faults(endpoints: Sequence[Endpoint], now: int) -> list[str]:
    """Return one line for each fault in force: sign, kind, endpoint, how long yet, and how to end it."""
    lines = []
    for endpoint in endpoints:
        armed = endpoint.armed_fault
        if armed is None or not armed.in_force(now):
            continue
        left = "until off"
        if armed.until is not None:
            left = f"{figures.span((armed.until - now) / _NS_PER_S)} left"
        fault = visible(f"{armed.fault}")
        lines.append(f"↯ fault {fault} on {visible(endpoint.name)}, {left} · F9 turns it off")
    return lines
