"""Everything an endpoint names is looked up once; what is not there becomes its obstacle."""

from pathlib import Path

import pytest

from inspector.faults.http import HangFault, StatusFault
from inspector.model.armed_fault import ArmedFault
from inspector.model.endpoint import Endpoint
from inspector.model.fault import Fault
from inspector.model.secret import Secret
from inspector.receiver.served_endpoint import serve_endpoint

MAIN = Secret("main", "whsec_value")


def endpoint(
    *secrets: Secret, provider: str | None = "akuworks", armed: ArmedFault | None = None
) -> Endpoint:
    return Endpoint(1, "in", "/in", provider, secrets, armed_fault=armed)


def test_all_that_is_there_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "secret"
    file.write_text("from a file\n")
    monkeypatch.setenv("INSPECTOR_TEST_SECRET", "from the environment")
    served = serve_endpoint(
        endpoint(MAIN, Secret("env", "env:INSPECTOR_TEST_SECRET"), Secret("file", f"file:{file}"))
    )
    assert served.obstacle is None
    assert served.provider is not None
    assert served.provider.name == "akuworks"
    assert served.secrets == (
        ("main", "whsec_value"),
        ("env", "from the environment"),
        ("file", "from a file"),
    )


@pytest.mark.parametrize(
    ("given", "obstacle"),
    [
        (endpoint(MAIN, provider=None), "No provider is set for the endpoint 'in'."),
        (endpoint(provider=None), "No provider is set for the endpoint 'in'."),
        (endpoint(), "No secret is set for the endpoint 'in'."),
        (endpoint(MAIN, provider="acuworks"), "The endpoint's provider cannot be used: "),
        (
            endpoint(Secret("a", "env:INSPECTOR_NO_SUCH"), Secret("b", "file:/no/such/file")),
            "The secret 'a' does not resolve: ",
        ),
    ],
)
def test_the_first_thing_that_is_not_there_is_the_obstacle(given: Endpoint, obstacle: str) -> None:
    served = serve_endpoint(given)
    assert served.obstacle is not None
    assert served.obstacle.startswith(obstacle)
    assert "whsec_value" not in served.obstacle


def test_secrets_that_resolve_are_kept_beside_one_that_does_not() -> None:
    served = serve_endpoint(endpoint(Secret("lost", "env:INSPECTOR_NO_SUCH"), MAIN))
    assert served.secrets == (("main", "whsec_value"),)
    assert served.obstacle is not None
    assert "'lost'" in served.obstacle


def test_an_armed_fault_is_built_and_ends_with_its_time() -> None:
    armed = ArmedFault(Fault("status", {"status": 503}), armed_at=100, until=200)
    served = serve_endpoint(endpoint(MAIN, armed=armed))
    assert served.fault_in_force(lambda: 199) == (StatusFault(503), "status 503")
    assert served.fault_in_force(lambda: 200) is None


def test_a_fault_without_an_end_lasts() -> None:
    served = serve_endpoint(endpoint(MAIN, armed=ArmedFault(Fault("hang"), armed_at=0)))
    assert served.fault_in_force(lambda: 1 << 62) == (HangFault(), "hang")


@pytest.mark.parametrize(
    "fault",
    [Fault("of another version"), Fault("status", {"status": 5}), Fault("hang", {"new": True})],
)
def test_a_fault_that_is_not_understood_does_not_act(fault: Fault) -> None:
    served = serve_endpoint(endpoint(MAIN, armed=ArmedFault(fault, armed_at=0)))
    assert served.fault_in_force(lambda: 1) is None
    assert served.obstacle is None


def test_without_a_fault_the_clock_is_not_asked() -> None:
    def clock() -> int:
        raise AssertionError

    assert serve_endpoint(endpoint(MAIN)).fault_in_force(clock) is None
