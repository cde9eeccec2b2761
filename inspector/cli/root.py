"""The command `inspector` itself and the table of its commands."""

import click

from inspector.cli.invocation import Invocation
from inspector.cli.lazy_group import LazyGroup
from inspector.cli.options import host_option, keep_option, port_option, store_option
from inspector.cli.project import use_project
from inspector.config.settings import read_settings
from inspector.providers.own_sources import look_in
from inspector.version import __version__

COMMANDS = {
    "serve": (
        "inspector.cli.serve:serve_command",
        "Receive, judge and answer requests without a screen.",
    ),
    "send": ("inspector.cli.send:send_command", "Send a signed event to a URL."),
    "list": ("inspector.cli.list:list_command", "List captured requests, newest first."),
    "show": (
        "inspector.cli.show:show_command",
        "Show one captured request with everything known about it.",
    ),
    "verify": (
        "inspector.cli.verify:verify_command",
        "Judge the signature of a captured or given request.",
    ),
    "fault": (
        "inspector.cli.fault:fault_command",
        "Make an endpoint fail on purpose, or stop that.",
    ),
    "endpoint": (
        "inspector.cli.endpoint:endpoint_command",
        "Show, add, change and remove endpoints.",
    ),
    "providers": (
        "inspector.cli.providers:providers_command",
        "Tell whose webhooks are known, and begin your own.",
    ),
    "sample": ("inspector.cli.sample:sample_command", "Print a sample payload."),
    "metrics": ("inspector.cli.metrics:metrics_command", "Show success rates and response times."),
    "demo": ("inspector.cli.demo:demo_command", "Play a short story on a temporary store."),
    "help": ("inspector.cli.help:help_command", "Read a page of the documentation."),
}


@click.group(
    "inspector",
    cls=LazyGroup,
    table=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExamples:\n  inspector\n  inspector --port 0 --store ./hooks.db\n  inspector help start",
)
@store_option
@host_option
@port_option
@keep_option
@click.version_option(__version__, prog_name="inspector", message="%(prog)s %(version)s")
@click.pass_context
def inspector(ctx: click.Context, host: str | None, port: str | None, *, keep: bool) -> int | None:
    """Capture webhooks, judge their signatures, answer well or badly, and send signed ones.

    Without a command: the terminal interface, which starts a receiver or attaches to the one that serves
    the store.
    """
    use_project()
    ctx.call_on_close(look_in)
    if ctx.invoked_subcommand is not None:
        return None
    from inspector.cli.app import start  # noqa: PLC0415 - the screen is loaded only to be shown

    settings = read_settings(host=host, port=port)
    return start(
        Invocation.current().store,
        host=settings.host.value,
        port=settings.port.value,
        keep=keep,
    )
