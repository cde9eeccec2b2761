"""The address a receiver listens on."""

import errno
import ipaddress
import socket

from inspector.model.inspector_error import InspectorError
from inspector.model.unavailable_error import UnavailableError
from inspector.receiver.port_holder import port_in_use

_HIGHEST_PORT = 65_535


def bind(host: str, port: int) -> socket.socket:
    """Return a socket bound to this address and no other, not listening yet; port 0 takes a free one.

    A name that stands for several addresses is bound to its first one, IPv4 before IPv6. Raises
    `InspectorError` for what is no address, `UnavailableError` when it can't be had.
    """
    if not 0 <= port <= _HIGHEST_PORT:
        raise InspectorError(
            f"{port} is not a port", "Ports go from 0 to 65535.", "Choose one, or 0 for a free one."
        )
    family, address = _resolve(host, port)
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        # A port whose last connections are still dying may be taken again; one that is in use may not.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family is socket.AF_INET6:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        sock.bind(address)
        sock.listen()
        sock.setblocking(False)  # noqa: FBT003 - the standard library takes it by position
    except OSError as error:
        sock.close()
        raise _refused(host, port, error) from error
    return sock


def url_of(sock: socket.socket) -> str:
    """Return the URL under which a bound socket is reached from this machine."""
    host, port = sock.getsockname()[:2]
    if ipaddress.ip_address(host).is_unspecified:
        host = "127.0.0.1" if sock.family is socket.AF_INET else "::1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def is_exposed(sock: socket.socket) -> bool:
    """Whether other machines can reach a bound socket."""
    return not ipaddress.ip_address(sock.getsockname()[0].partition("%")[0]).is_loopback


def _resolve(host: str, port: int) -> tuple[socket.AddressFamily, tuple[object, ...]]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise InspectorError(
            f"{host!r} is not an address of this machine",
            str(error),
            "Use 127.0.0.1, or the address of one of its network interfaces.",
        ) from error
    family, _, _, _, address = min(found, key=lambda entry: entry[0] is not socket.AF_INET)
    return family, address


def _refused(host: str, port: int, error: OSError) -> InspectorError:
    if error.errno == errno.EADDRINUSE:
        return port_in_use(host, port)
    if error.errno == errno.EADDRNOTAVAIL:
        return InspectorError(
            f"{host} is not an address of this machine",
            error.strerror or str(error),
            "Use 127.0.0.1, or the address of one of its network interfaces.",
        )
    return UnavailableError(
        f"Cannot listen on {host} port {port}",
        error.strerror or str(error),
        "Choose another port with --port: below 1024 only an administrator may listen.",
    )
