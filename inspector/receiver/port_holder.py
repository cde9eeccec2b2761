"""Who listens on a port that we wanted."""

from pathlib import Path

from inspector.model.unavailable_error import UnavailableError
from inspector.receiver.presence import ask

_LISTENING = "0A"
_TABLES = ("/proc/net/tcp", "/proc/net/tcp6")


def port_in_use(host: str, port: int) -> UnavailableError:
    """Return the error that says who has the port, as far as it can be known."""
    title = f"Port {port} on {host} is in use"
    other = "Choose another port with --port, or --port 0 for a free one."
    health = ask(host, port)
    if health is not None:
        return UnavailableError(
            title,
            f"An Inspector listens there: process {health.pid}, with the store {health.store}.",
            f"Attach to it with `inspector --store {health.store}`. {other}",
        )
    holder = _process_on(port)
    detail = f"{holder} listens there." if holder else "Another program listens there."
    return UnavailableError(title, detail, other)


def _process_on(port: int) -> str | None:
    """Return the process that listens on a port, from Linux's tables; None where they don't say."""
    sockets = {f"socket:[{inode}]" for table in _TABLES for inode in _inodes(Path(table), port)}
    if not sockets:
        return None
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            names = {str(entry.readlink()) for entry in (folder / "fd").iterdir()}
            if names & sockets:
                command = (
                    (folder / "cmdline")
                    .read_bytes()
                    .replace(b"\0", b" ")
                    .decode("utf-8", "replace")
                )
                return f"Process {folder.name} ({command.strip()[:80]})"
        except OSError:
            # Another user's process, or one that has just ended.
            continue
    return None


def _inodes(table: Path, port: int) -> list[str]:
    try:
        lines = table.read_text().splitlines()[1:]
    except OSError:
        return []
    rows = [line.split() for line in lines]
    return [row[9] for row in rows if row[3] == _LISTENING and row[1].endswith(f":{port:04X}")]
