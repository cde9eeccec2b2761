"""How a delivery went."""

from dataclasses import dataclass

from inspector.model.attempt import Attempt
from inspector.model.delivery import Delivery
from inspector.sender.outcome import Outcome


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """The delivery as it ended, its attempts in order, and what the last one brought."""

    delivery: Delivery
    attempts: tuple[Attempt, ...]
    outcome: Outcome

    @property
    def delivered(self) -> bool:
        """Whether an attempt met the provider's success rule."""
        return self.delivery.state == "delivered"
