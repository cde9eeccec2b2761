from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.model.attempt import Attempt
from inspector.model.delivery import Delivery
from inspector.store.deliveries import Deliveries
from inspector.store.reader import Reader
from inspector.store.store_failure import StoreFailure

TARGET = "http://127.0.0.1:3000/webhook"


@pytest.fixture
def deliveries(store: Path) -> Iterator[Deliveries]:
    with Deliveries(store) as deliveries:
        yield deliveries


def add(deliveries: Deliveries, event_id: str | None = "evt_1") -> Delivery:
    return deliveries.add(
        created_at=5, provider="akuworks", event_type="a.b", event_id=event_id, target=TARGET
    )


def attempt(deliveries: Deliveries, delivery: Delivery, number: int) -> Attempt:
    return deliveries.add_attempt(
        delivery_id=delivery.id, number=number, started_at=number, duration=7
    )


def test_a_delivery_is_pending_until_it_is_finished(deliveries: Deliveries, reader: Reader) -> None:
    delivery = add(deliveries)
    assert delivery == Delivery(
        id=1,
        created_at=5,
        provider="akuworks",
        event_type="a.b",
        event_id="evt_1",
        target=TARGET,
        state="pending",
    )
    assert reader.deliveries(9) == [delivery]
    deliveries.finish(delivery.id, "delivered")
    assert reader.deliveries(9)[0].state == "delivered"


def test_deliveries_come_newest_first(deliveries: Deliveries, reader: Reader) -> None:
    added = [add(deliveries) for _ in range(3)]
    assert reader.deliveries(2) == [added[2], added[1]]


def test_an_attempt_comes_back_as_it_was_added(deliveries: Deliveries, reader: Reader) -> None:
    delivery = add(deliveries)
    first = deliveries.add_attempt(
        delivery_id=delivery.id,
        number=1,
        started_at=10,
        duration=20,
        status=503,
        error="truncated",
        detail="the body ended early",
        next_at=99,
    )
    second = deliveries.add_attempt(
        delivery_id=delivery.id, number=2, started_at=99, duration=1, status=200, succeeded=True
    )
    assert first.succeeded is False
    assert reader.attempts(delivery.id) == [first, second]


def test_attempts_of_an_event_come_from_all_its_deliveries(
    deliveries: Deliveries, reader: Reader
) -> None:
    one, other, another = add(deliveries), add(deliveries, "evt_2"), add(deliveries)
    made = [attempt(deliveries, delivery, 1) for delivery in (one, other, another)]
    made.append(attempt(deliveries, one, 2))
    assert reader.attempts_of_event("evt_1") == [made[0], made[2], made[3]]
    assert reader.attempts_of_event("evt_9") == []


def test_each_write_is_seen_by_others(deliveries: Deliveries, reader: Reader) -> None:
    delivery = add(deliveries)
    assert reader.changed()
    attempt(deliveries, delivery, 1)
    assert reader.changed()
    deliveries.finish(delivery.id, "failed")
    assert reader.changed()


def test_a_number_twice_is_refused_and_harms_nothing(
    deliveries: Deliveries, reader: Reader
) -> None:
    delivery = add(deliveries)
    first = attempt(deliveries, delivery, 1)
    with pytest.raises(StoreFailure):
        attempt(deliveries, delivery, 1)
    assert reader.attempts(delivery.id) == [first]
    assert attempt(deliveries, delivery, 2).id > first.id


def test_an_event_id_that_is_no_unicode_is_kept_as_escapes(
    deliveries: Deliveries, reader: Reader
) -> None:
    add(deliveries, "\ud800")
    assert reader.deliveries(1)[0].event_id == "\\ud800"
