"""What several commands have in common: the way a command is made, and shared options."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from inspector.cli.invocation import Invocation

Function = TypeVar("Function", bound=Callable[..., Any])


def _remember_store(_ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        Invocation.current().store_flag = value


store_option = click.option(
    "--store",
    metavar="PATH",
    expose_value=False,
    callback=_remember_store,
    is_eager=True,
    help="The store's file. [env: INSPECTOR_STORE]",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON lines.")
host_option = click.option(
    "--host",
    metavar="ADDRESS",
    help="Address to listen on. [env: INSPECTOR_HOST; default: 127.0.0.1]",
)
port_option = click.option(
    "--port",
    metavar="PORT",
    help="Port to listen on; 0 picks a free one. [env: INSPECTOR_PORT; default: 4665]",
)
keep_option = click.option(
    "--keep", is_flag=True, help="Let the receiver go on when the screen or the parent ends."
)


def command(*examples: str) -> Callable[[Function], click.Command]:
    """Make a command of a function: its docstring is its help, the examples stand below it."""
    lines = "\n".join(f"  {example}" for example in examples)
    epilog = f"\b\nExample{'s' if len(examples) > 1 else ''}:\n{lines}"

    def make(function: Function) -> click.Command:
        name = function.__name__.removesuffix("_command").replace("_", "-")
        return click.command(name, epilog=epilog)(store_option(function))

    return make
