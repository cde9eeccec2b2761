"""Binding: the given address, and words for what went wrong."""

import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from inspector.model.inspector_error import InspectorError
from inspector.model.unavailable_error import UnavailableError
from inspector.receiver.address import bind, is_exposed, url_of
from inspector.receiver.receiver import Receiver


def test_a_free_port_is_taken_on_the_given_address_only() -> None:
    with bind("127.0.0.1", 0) as sock:
        port = sock.getsockname()[1]
        assert url_of(sock) == f"http://127.0.0.1:{port}"
        assert not is_exposed(sock)


def test_a_name_is_bound_to_its_first_address() -> None:
    with bind("localhost", 0) as sock:
        assert sock.getsockname()[0] == "127.0.0.1"


def test_an_address_that_others_reach_is_exposed() -> None:
    with bind("0.0.0.0", 0) as sock:
        assert is_exposed(sock)
        assert url_of(sock).startswith("http://127.0.0.1:")


@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6 here")
def test_an_ipv6_address_is_written_in_brackets() -> None:
    try:
        sock = bind("::1", 0)
    except InspectorError:
        pytest.skip("no IPv6 here")
    with sock:
        assert url_of(sock).startswith("http://[::1]:")
        assert not is_exposed(sock)


def test_a_port_of_another_program_names_its_process() -> None:
    script = (
        "import socket,sys; s=socket.create_server(('127.0.0.1',0));"
        "print(s.getsockname()[1],flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        port = int(other.stdout.readline())
        with pytest.raises(UnavailableError) as caught:
            bind("127.0.0.1", port)
        other.kill()
    assert f"Port {port}" in caught.value.title
    assert "--port" in caught.value.remedy
    if sys.platform == "linux":
        assert str(other.pid) in caught.value.detail


async def test_a_port_of_an_inspector_names_its_store(
    receive: Callable[..., Awaitable[Receiver]], store: Path, tmp_path: Path
) -> None:
    import asyncio  # noqa: PLC0415 - this one test of the file needs it

    receiver = await receive()
    with pytest.raises(UnavailableError) as caught:
        await asyncio.to_thread(bind, "127.0.0.1", receiver.port)
    assert str(store) in caught.value.detail
    assert f"inspector --store {store}" in caught.value.remedy
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid", "999.1.1.1", "a" * 300])
def test_what_is_no_address_of_this_machine_is_refused(host: str) -> None:
    with pytest.raises(InspectorError) as caught:
        bind(host, 0)
    assert caught.value.remedy


@pytest.mark.parametrize("port", [-1, 65_536])
def test_what_is_no_port_is_refused(port: int) -> None:
    with pytest.raises(InspectorError):
        bind("127.0.0.1", port)
