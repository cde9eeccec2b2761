"""`inspector serve`."""

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inspector.cli.event_loop import run_async
from inspector.cli.history import open_reader
from inspector.cli.invocation import Invocation
from inspector.cli.options import command, host_option, json_option, keep_option, port_option
from inspector.cli.project import keep_project, use_project
from inspector.cli.request_row import request_row
from inspector.cli.terminal import say, say_aside, say_json
from inspector.config.endpoint_file import FILE_NAME, read_endpoints
from inspector.config.settings import read_settings
from inspector.formats.request_line import VERSION, request_line
from inspector.model.request_summary import RequestSummary
from inspector.receiver.limits import Limits
from inspector.store.endpoints import Endpoints
from inspector.store.migrations import ensure

if TYPE_CHECKING:
    from inspector.receiver.receiver import Receiver


@command("inspector serve", "inspector serve --port 0 --json")
@host_option
@port_option
@keep_option
@click.option(
    "--max-body", metavar="SIZE", help="Largest body, as 10MB or 512 KiB. [default: 64 MiB]"
)
@click.option(
    "--config",
    metavar="PATH",
    envvar="INSPECTOR_CONFIG",
    help="Endpoints and providers of your own. [env: INSPECTOR_CONFIG; default: ./inspector.toml, if there]",
)
@click.option("--quiet", is_flag=True, help="No line per request.")
@click.option("--durable", is_flag=True, help="Commits survive a power loss, at half the speed.")
@json_option
def serve_command(
    *, keep: bool, quiet: bool, durable: bool, as_json: bool, **flags: str | None
) -> None:
    """Receive, judge, store and answer requests until Ctrl-C; print a line for each.

    Where standard input is a pipe, its end stops the receiver, unless --keep.
    """
    settings = read_settings(host=flags["host"], port=flags["port"], max_body=flags["max_body"])
    store = Invocation.current().store
    _set_up(store, flags["config"])
    tell = _tell_request_json if as_json else _tell_request
    from inspector.receiver.serve import serve  # noqa: PLC0415 - loads aiohttp, which --help does without

    run_async(
        serve(
            store,
            host=settings.host.value,
            port=settings.port.value,
            keep=keep,
            durable=durable,
            limits=replace(Limits(), body=settings.max_body.value),
            on_ready=_tell_ready_json if as_json else _tell_ready,
            on_request=None if quiet else tell,
        )
    )


def _set_up(store: Path, named: str | None) -> None:
    file = Path(named or FILE_NAME)
    use_project(file)
    endpoints = read_endpoints(file) if named or file.is_file() else ()
    ensure(store)
    keep_project(store, file)
    with Endpoints(store) as settings:
        settings.apply(endpoints)


def _tell_ready(receiver: "Receiver") -> None:
    say(("listening on ", "strong"), receiver.url, ("  store ", "quiet"), f"{receiver.store}")
    if receiver.warning is not None:
        say_aside(("warning: ", "warn"), receiver.warning)
    with open_reader(receiver.store) as reader:
        for endpoint in reader.endpoints():
            provider = endpoint.provider or "no provider"
            say(f"  {receiver.url}{endpoint.path}  {endpoint.name} ({provider})")
    _tell_armed(receiver)
    say(flush=True)


def _tell_ready_json(receiver: "Receiver") -> None:
    ready = {
        "version": VERSION,
        "type": "ready",
        "url": receiver.url,
        "https_url": None,
        "store": str(receiver.store),
        "pid": os.getpid(),
    }
    say_json(ready, flush=True)
    if receiver.warning is not None:
        say_aside(("warning: ", "warn"), receiver.warning)
    _tell_armed(receiver)


def _tell_armed(receiver: "Receiver") -> None:
    with open_reader(receiver.store) as reader:
        for endpoint in reader.endpoints():
            armed = endpoint.armed_fault
            if armed is not None and armed.in_force(time.time_ns()):
                off = f"`inspector fault {endpoint.name} off` ends it"
                say_aside((f"fault armed on {endpoint.name}: {armed.fault}", "warn"), f"  ({off})")


def _tell_request(summary: RequestSummary) -> None:
    say(*request_row(summary), flush=True)


def _tell_request_json(summary: RequestSummary) -> None:
    say_json(request_line(summary), flush=True)
