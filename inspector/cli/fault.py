"""`inspector fault`."""

import time
from typing import Any

import click

from inspector.cli.history import open_reader
from inspector.cli.invocation import Invocation
from inspector.cli.options import command, json_option
from inspector.cli.terminal import say, say_json
from inspector.faults.catalogue import kinds, parse
from inspector.faults.duration import parse_duration
from inspector.formats.request_line import VERSION
from inspector.formats.timestamps import iso_time, local_time
from inspector.model.armed_fault import ArmedFault
from inspector.store.endpoints import Endpoints
from inspector.store.migrations import ensure

_NANOSECONDS = 1_000_000_000


@command(
    "inspector fault akuworks status 503 Retry-After=4",
    "inspector fault akuworks delay 6s --for 5m",
    "inspector fault akuworks off",
    "inspector fault --list",
)
@click.argument("words", nargs=-1, metavar="[ENDPOINT] [KIND [ARGS]... | off]")
@click.option("--for", "lasting", metavar="DURATION", help="Off by itself after 30s, 5m, 1h …")
@click.option("--list", "list_kinds", is_flag=True, help="List the kinds of faults.")
@json_option
def fault_command(
    words: tuple[str, ...], lasting: str | None, *, list_kinds: bool, as_json: bool
) -> None:
    """Make an endpoint fail on purpose, from the next request on, until it is switched off.

    `inspector fault ENDPOINT KIND` arms, `inspector fault ENDPOINT off` and `inspector fault off` (all
    endpoints) switch off, `inspector fault` alone tells what is armed.
    """
    match words:
        case _ if list_kinds:
            _list_kinds(as_json=as_json)
        case []:
            _tell_armed(as_json=as_json)
        case ["off"]:
            _switch_off(None, as_json=as_json)
        case [endpoint, "off"]:
            _switch_off(endpoint, as_json=as_json)
        case [endpoint, kind, *arguments]:
            _arm(endpoint, kind, arguments, lasting, as_json=as_json)
        case _:
            raise click.UsageError("Name a kind of fault, or `off`.", click.get_current_context())


def _list_kinds(*, as_json: bool) -> None:
    for kind in kinds():
        if as_json:
            say_json(
                {
                    "version": VERSION,
                    "type": "fault-kind",
                    "kind": kind.name,
                    "level": kind.level,
                    "wire": kind.wire,
                    "clients": kind.clients,
                }
            )
        else:
            say((kind.usage, "strong"), (f"  ({kind.level})", "quiet"))
            say(f"  on the wire: {kind.wire}")
            say(f"  clients:     {kind.clients}")


def _arm(name: str, kind: str, arguments: list[str], lasting: str | None, *, as_json: bool) -> None:
    fault, now = parse(kind, arguments), time.time_ns()
    until = None if lasting is None else now + round(parse_duration(lasting) * _NANOSECONDS)
    armed = ArmedFault(fault, now, until)
    store = Invocation.current().store
    ensure(store)
    with Endpoints(store) as endpoints:
        endpoints.ensure_default()
        endpoints.arm(name, armed)
    _tell(name, armed, as_json=as_json)


def _switch_off(name: str | None, *, as_json: bool) -> None:
    store = Invocation.current().store
    ensure(store)
    with Endpoints(store) as endpoints:
        endpoints.ensure_default()
        endpoints.disarm(name)
    if as_json:
        say_json(_line(name, None))
    else:
        say(f"No fault is armed on {name or 'any endpoint'}.")


def _tell_armed(*, as_json: bool) -> None:
    now = time.time_ns()
    with open_reader(Invocation.current().store) as reader:
        armed = [
            (endpoint.name, endpoint.armed_fault)
            for endpoint in reader.endpoints()
            if endpoint.armed_fault is not None and endpoint.armed_fault.in_force(now)
        ]
    for name, fault in armed:
        _tell(name, fault, as_json=as_json)
    if not armed and not as_json:
        say("No fault is armed.")


def _tell(name: str, armed: ArmedFault, *, as_json: bool) -> None:
    if as_json:
        say_json(_line(name, armed))
        return
    ending = (
        f"`inspector fault {name} off` ends it"
        if armed.until is None
        else f"off by itself at {local_time(armed.until)}"
    )
    say((f"armed on {name}: {armed.fault}", "warn"), f"  ({ending})")


def _line(name: str | None, armed: ArmedFault | None) -> dict[str, Any]:
    return {
        "version": VERSION,
        "type": "armed-fault",
        "endpoint": name,
        "kind": None if armed is None else armed.fault.kind,
        "options": {} if armed is None else dict(armed.fault.options),
        "armed_at": None if armed is None else iso_time(armed.armed_at),
        "until": None if armed is None or armed.until is None else iso_time(armed.until),
    }
