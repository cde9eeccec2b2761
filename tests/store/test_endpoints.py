import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inspector.model.armed_fault import ArmedFault
from inspector.model.endpoint import Endpoint
from inspector.model.fault import Fault
from inspector.model.inspector_error import InspectorError
from inspector.model.reply import Reply
from inspector.model.secret import Secret
from inspector.store.endpoints import Endpoints
from inspector.store.reader import Reader
from inspector.store.store_failure import StoreFailure

WHOLE = Endpoint(
    0,
    "whole",
    "/hooks/whole",
    "github",
    (Secret("next", "env:NEXT"), Secret("main", "file:secrets/main")),
    Reply(418, (("X-A", "\xff"), ("X-A", "")), b"\x00tea"),
    "https://example.com/hooks/whole",
    1_024,
)
FAULT = ArmedFault(Fault("status", {"status": 503, "headers": {"Retry-After": "4"}}), 5, 10)


@pytest.fixture
def endpoints(store: Path) -> Iterator[Endpoints]:
    with Endpoints(store) as endpoints:
        yield endpoints


def plain(name: str, path: str | None = None) -> Endpoint:
    return Endpoint(0, name, path or f"/{name}")


def numbered(endpoint: Endpoint, number: int) -> Endpoint:
    fields = {name: getattr(endpoint, name) for name in Endpoint.__dataclass_fields__}
    return Endpoint(**fields | {"id": number})


def test_an_endpoint_comes_back_as_it_was_added(endpoints: Endpoints, reader: Reader) -> None:
    added = endpoints.add(WHOLE)
    assert added == numbered(WHOLE, 1)
    assert reader.endpoints() == (added,)


def test_an_empty_reply_is_not_the_default_one(endpoints: Endpoints) -> None:
    reply = Reply(200, (), b"")
    assert endpoints.add(Endpoint(0, "a", "/a", reply=reply)).reply == reply
    assert endpoints.add(plain("b")).reply is None


def test_endpoints_come_in_the_order_they_were_added(endpoints: Endpoints, reader: Reader) -> None:
    for name in ("b", "a", "c"):
        endpoints.add(plain(name))
    assert [endpoint.name for endpoint in reader.endpoints()] == ["b", "a", "c"]


def test_setting_changes_everything_but_the_armed_fault(endpoints: Endpoints) -> None:
    endpoints.add(plain("whole"))
    endpoints.arm("whole", FAULT)
    changed = endpoints.set(WHOLE)
    assert changed.armed_fault == FAULT
    assert changed.secrets == WHOLE.secrets
    assert changed.reply == WHOLE.reply
    assert endpoints.set(plain("whole")).secrets == ()


def test_a_removed_endpoint_takes_secrets_and_fault_with_it(
    endpoints: Endpoints, reader: Reader, raw: sqlite3.Connection
) -> None:
    endpoints.add(WHOLE)
    endpoints.arm("whole", FAULT)
    endpoints.remove("whole")
    assert reader.endpoints() == ()
    assert raw.execute("SELECT * FROM secrets").fetchall() == []
    assert raw.execute("SELECT * FROM armed_faults").fetchall() == []
    assert endpoints.add(WHOLE).id == 2


def test_a_fault_is_in_force_until_it_is_taken_off(endpoints: Endpoints, reader: Reader) -> None:
    for name in ("a", "b"):
        endpoints.add(plain(name))
        endpoints.arm(name, FAULT)
    later = ArmedFault(Fault("delay", {"seconds": 6.0}), 7)
    endpoints.arm("a", later)
    assert [endpoint.armed_fault for endpoint in reader.endpoints()] == [later, FAULT]
    endpoints.disarm("a")
    assert [endpoint.armed_fault for endpoint in reader.endpoints()] == [None, FAULT]
    endpoints.arm("a", later)
    endpoints.disarm()
    assert [endpoint.armed_fault for endpoint in reader.endpoints()] == [None, None]


@pytest.mark.parametrize(
    "change",
    [
        lambda endpoints: endpoints.add(plain("new")),
        lambda endpoints: endpoints.set(Endpoint(0, "old", "/other")),
        lambda endpoints: endpoints.apply([plain("new")]),
        lambda endpoints: endpoints.remove("old"),
        lambda endpoints: endpoints.arm("old", FAULT),
        lambda endpoints: endpoints.disarm("old"),
        lambda endpoints: endpoints.disarm(),
    ],
    ids=["add", "set", "apply", "remove", "arm", "disarm", "disarm all"],
)
def test_each_change_gives_the_settings_a_new_revision(
    endpoints: Endpoints, reader: Reader, change: Callable[[Endpoints], object]
) -> None:
    endpoints.add(plain("old"))
    before = reader.revision()
    change(endpoints)
    assert reader.revision() == before + 1


@pytest.mark.parametrize(
    "change",
    [
        lambda endpoints: endpoints.add(plain("old")),
        lambda endpoints: endpoints.add(plain("new", "/old")),
        lambda endpoints: endpoints.add(plain("new", "hooks")),
        lambda endpoints: endpoints.set(plain("odl")),
        lambda endpoints: endpoints.remove("odl"),
        lambda endpoints: endpoints.arm("odl", FAULT),
        lambda endpoints: endpoints.disarm("odl"),
        lambda endpoints: endpoints.apply([plain("new"), plain("other", "/new")]),
        lambda endpoints: endpoints.add(plain("\ud800")),
        lambda endpoints: endpoints.add(
            Endpoint(0, "new", "/new", None, (Secret("a", "1"), Secret("a", "2")))
        ),
    ],
)
def test_what_is_refused_changes_nothing(
    endpoints: Endpoints, reader: Reader, change: Callable[[Endpoints], object]
) -> None:
    endpoints.add(plain("old"))
    before = reader.revision(), reader.endpoints()
    with pytest.raises(InspectorError) as caught:
        change(endpoints)
    assert caught.value.remedy
    assert (reader.revision(), reader.endpoints()) == before


def test_an_unknown_name_is_answered_with_the_nearest(endpoints: Endpoints) -> None:
    endpoints.add(plain("akuworks"))
    with pytest.raises(InspectorError, match="no endpoint 'akuwork'") as caught:
        endpoints.remove("akuwork")
    assert "'akuworks'" in caught.value.remedy


def test_applying_adds_and_changes_by_name_and_keeps_the_others(
    endpoints: Endpoints, reader: Reader
) -> None:
    endpoints.add(plain("kept"))
    endpoints.add(plain("whole"))
    endpoints.arm("whole", FAULT)
    endpoints.apply([WHOLE, plain("new")])
    kept, whole, new = reader.endpoints()
    assert (kept.name, whole.name, new.name) == ("kept", "whole", "new")
    assert whole.armed_fault == FAULT
    assert whole.secrets == WHOLE.secrets


def test_applying_the_same_again_is_no_change(endpoints: Endpoints, reader: Reader) -> None:
    endpoints.apply([WHOLE])
    before = reader.revision()
    endpoints.apply([WHOLE])
    assert reader.revision() == before


def test_endpoints_of_one_file_may_swap_their_paths(endpoints: Endpoints, reader: Reader) -> None:
    endpoints.apply([plain("a", "/1"), plain("b", "/2")])
    endpoints.apply([plain("a", "/2"), plain("b", "/1")])
    assert [endpoint.path for endpoint in reader.endpoints()] == ["/2", "/1"]


def test_a_new_store_gets_an_endpoint_with_a_secret_of_its_own(
    endpoints: Endpoints, reader: Reader, tmp_path: Path
) -> None:
    made = endpoints.ensure_default()
    assert (made.name, made.path, made.provider) == ("akuworks", "/hooks/akuworks", "akuworks")
    [secret] = made.secrets
    assert secret.label == "main"
    assert secret.is_value
    assert len(secret.reference) == len("whsec_") + 43
    assert endpoints.ensure_default() == made
    endpoints.remove("akuworks")
    assert endpoints.ensure_default().secrets != made.secrets


def test_a_store_with_endpoints_gets_no_other(endpoints: Endpoints, reader: Reader) -> None:
    added = endpoints.add(plain("mine"))
    before = reader.revision()
    assert endpoints.ensure_default() == added
    assert reader.revision() == before


def test_a_lock_that_stays_is_told(store: Path, raw: sqlite3.Connection) -> None:
    with Endpoints(store) as endpoints:
        endpoints._connection.execute("PRAGMA busy_timeout = 1")  # noqa: SLF001 - the patience of one test
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreFailure, match="locked by another process"):
            endpoints.add(plain("a"))
        raw.execute("COMMIT")
        assert endpoints.add(plain("a")).id == 1
