"""The endpoints as the store has them at this moment."""

import asyncio
from pathlib import Path

from inspector.model.endpoint import Endpoint
from inspector.model.secret import Secret
from inspector.receiver.settings_in_force import SettingsInForce
from inspector.store.endpoints import Endpoints

HEAD = b"POST /small?a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n"


async def bytes_arrive(settings: SettingsInForce) -> None:
    """Let bytes arrive in a turn of their own."""
    await asyncio.sleep(0)
    settings.on_arrival()


async def test_a_change_is_in_force_for_what_arrives_after_it(store: Path) -> None:
    settings = SettingsInForce(store)
    assert settings.endpoint_at("/small") is None
    with Endpoints(store) as endpoints:
        endpoints.add(Endpoint(0, "small", "/small", max_body=3))
        await bytes_arrive(settings)
        served = settings.endpoint_at("/small?x=1")
        assert served is not None
        assert served.endpoint.name == "small"
        endpoints.remove("small")
    await bytes_arrive(settings)
    assert settings.endpoint_at("/small") is None
    settings.close()


async def test_endpoints_may_bound_their_bodies(store: Path) -> None:
    settings = SettingsInForce(store)
    assert settings.body_limit(HEAD, 100) == 100
    with Endpoints(store) as endpoints:
        endpoints.add(Endpoint(0, "small", "/small", max_body=3))
    await bytes_arrive(settings)
    assert settings.body_limit(HEAD, 100) == 3
    assert settings.body_limit(HEAD.replace(b"small", b"large"), 100) == 100
    settings.close()


async def test_a_store_that_is_gone_leaves_the_last_settings_in_force(store: Path) -> None:
    settings = SettingsInForce(store)
    settings.close()
    await bytes_arrive(settings)
    assert settings.endpoint_at("/hooks/akuworks") is not None


async def test_a_secret_in_a_file_is_read_again(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("one")
    with Endpoints(store) as endpoints:
        secrets = (Secret("main", f"file:{file}"),)
        endpoints.add(Endpoint(0, "e", "/e", "akuworks", secrets))
    settings = SettingsInForce(store, references_hold=0.0)
    first = settings.endpoint_at("/e")
    file.write_text("two")
    await bytes_arrive(settings)
    second = settings.endpoint_at("/e")
    assert first is not None
    assert second is not None
    assert (first.secrets, second.secrets) == ((("main", "one"),), (("main", "two"),))
    settings.close()
