"""`inspector providers`: everyone whose webhooks are known."""

import difflib

import click

from inspector.cli.lazy_group import LazyGroup, unknown
from inspector.cli.options import json_option, store_option
from inspector.cli.terminal import say, say_json
from inspector.model.inspector_error import InspectorError

_COMMANDS = {
    "show": (
        "inspector.cli.providers_show:show_command",
        "Show what is known of a provider; `show` may be left out.",
    ),
    "new": ("inspector.cli.providers_new:new_command", "Begin a provider of your own."),
    "check": (
        "inspector.cli.providers_check:check_command",
        "Check a provider of your own, and sign an example.",
    ),
}
_NEARLY = 0.75
_EXAMPLES = ("inspector providers", "inspector providers github", "inspector providers new acme")


class _ProvidersGroup(LazyGroup):
    """Takes a provider's name where a command could stand."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; any other word is the name of a provider to show."""
        if args[0] in _COMMANDS or args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        from inspector.providers.catalogue_loader import load  # noqa: PLC0415 - --help does without

        if difflib.get_close_matches(args[0], _COMMANDS, cutoff=_NEARLY):
            try:
                load(args[0])
            except InspectorError:
                raise unknown("command or provider", args[0], _COMMANDS) from None
        return super().resolve_command(ctx, ["show", *args])


@click.group(
    "providers",
    cls=_ProvidersGroup,
    table=_COMMANDS,
    invoke_without_command=True,
    epilog="\b\nExamples:\n" + "\n".join(f"  {example}" for example in _EXAMPLES),
)
@click.option("--evidence", is_flag=True, help="List what each provider's facts rest on.")
@json_option
@store_option
@click.pass_context
def providers_command(ctx: click.Context, *, evidence: bool, as_json: bool) -> None:
    """List the providers whose webhooks are known, or show one: `inspector providers [NAME]`."""
    if ctx.invoked_subcommand is None:
        _list(evidence=evidence, as_json=as_json)


def _list(*, evidence: bool, as_json: bool) -> None:
    from inspector.cli.provider_line import provider_line  # noqa: PLC0415 - the same
    from inspector.cli.provider_page import list_row  # noqa: PLC0415 - --help does without the catalogue
    from inspector.providers.catalogue_loader import load, names  # noqa: PLC0415 - the same
    from inspector.providers.own_sources import own_tables  # noqa: PLC0415 - the same

    for name in sorted({*names(), *own_tables()}):
        provider = load(name)
        if as_json:
            say_json(provider_line(provider))
        else:
            say(*list_row(provider, evidence=evidence))
