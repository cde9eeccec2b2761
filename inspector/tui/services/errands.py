"""What a screen has done for it: sending a sample, arming faults. Each returns what to say of it."""

import asyncio
import importlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.config.secret_reference import resolve
from inspector.formats.quantities import duration_words
from inspector.model.armed_fault import ArmedFault
from inspector.model.attempt import Attempt
from inspector.model.endpoint import Endpoint
from inspector.store.endpoints import Endpoints
from inspector.tui import figures
from inspector.tui.services.fault_order import FaultOrder

if TYPE_CHECKING:
    from inspector.sender.delivery_report import DeliveryReport

_NS_PER_S = 1_000_000_000


async def send(
    store: Path, endpoint: Endpoint, url: str, event_type: str, tell: Callable[[str], None]
) -> tuple[str, bool]:
    """Send one signed sample, with retries; return how it went and whether it was delivered.

    `tell` hears of every attempt after which another comes. Raises InspectorError when nothing can be
    sent at all.
    """
    # The network is loaded in a thread: neither the first paint nor a key waits for it.
    await asyncio.to_thread(importlib.import_module, "inspector.sender.sender")
    from inspector.sender.send_order import SendOrder  # noqa: PLC0415
    from inspector.sender.sender import Sender  # noqa: PLC0415

    def heard(attempt: Attempt) -> None:
        if attempt.next_at is not None:
            wait = figures.span((attempt.next_at - time.time_ns()) / _NS_PER_S)
            tell(f"attempt {attempt.number}: {_came(attempt)}, the next in {wait}")

    secret = resolve(endpoint.secrets[0]) if endpoint.secrets else None
    order = SendOrder(
        provider=endpoint.provider or "", event_type=event_type, target=url, secret=secret
    )
    report = await Sender(store).deliver(order, heard)
    return told(event_type, report)


def told(event_type: str, report: "DeliveryReport") -> tuple[str, bool]:
    """Return in words how a delivery ended, and whether it was delivered."""
    last, count = report.attempts[-1], len(report.attempts)
    if report.delivered:
        tries = "" if count == 1 else f" at attempt {count}"
        took = duration_words(last.duration)
        return f"{event_type} delivered: {_came(last)} in {took}{tries}", True
    tries = "" if count == 1 else f", given up after {count} attempts"
    return f"{event_type} not delivered: {_came(last)}{tries}", False


def arm(store: Path, order: FaultOrder) -> str:
    """Put a fault in force; raises InspectorError when the store doesn't take it."""
    now = time.time_ns()
    until = None if order.seconds is None else now + round(order.seconds * _NS_PER_S)
    with Endpoints(store) as endpoints:
        endpoints.arm(order.endpoint, ArmedFault(order.fault, now, until))
    length = "until off" if order.seconds is None else f"for {figures.span(order.seconds)} min"
    return f"fault {order.fault} armed on {order.endpoint} {length}: it acts on the next request"


def disarm_all(store: Path) -> str:
    """Turn every fault off; raises InspectorError when the store doesn't take it."""
    with Endpoints(store) as endpoints:
        endpoints.disarm()
    return "all faults are off"


def _came(attempt: Attempt) -> str:
    if attempt.status is not None:
        return f"{attempt.status}"
    return f"{attempt.error or 'no answer'}"
