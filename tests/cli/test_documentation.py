"""The pages tell the truth: everything that can be typed or read stands in them."""

import inspect
import re
import shlex
from collections.abc import Iterator
from importlib.resources import files

import click
import pytest

from inspector.cli import endpoint_row, main, provider_line, providers_check
from inspector.cli.documentation import page, titles
from inspector.cli.lazy_group import LazyGroup
from inspector.cli.root import inspector
from inspector.faults.catalogue import kinds
from inspector.formats import (
    delivery_line,
    metrics_line,
    request_document,
    request_line,
    verdict_line,
)
from inspector.model.verdict_status import VerdictStatus
from inspector.providers.provider_facts import CONFIDENCES
from inspector.sender.error_kind import ErrorKind
from tests.cli.conftest import Cli

PAGES = sorted(
    entry.name.removesuffix(".md") for entry in files("inspector").joinpath("docs").iterdir()
)
FIELD = re.compile(r'^ +"([a-z0-9_]+)":', re.MULTILINE)


def commands(
    command: click.Command, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, LazyGroup):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child
            yield from commands(child, (*path, name))


ALL = list(commands(inspector))


def section(path: tuple[str, ...]) -> str:
    """Return what the page `cli` says of a command, or of the group it belongs to."""
    title = " ".join(["inspector", *path[:1]])
    return page("cli").split(f"## `{title}`\n")[1].split("\n## ")[0]


@pytest.mark.parametrize(("path", "command"), ALL, ids=[" ".join(path) or "-" for path, _ in ALL])
def test_every_command_and_option_is_told(path: tuple[str, ...], command: click.Command) -> None:
    text = section(path)
    assert f"inspector {' '.join(path)}".strip() in text
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.name not in {"store", None}:
            for option in parameter.opts:
                assert f"`{option}" in text, option
    assert "`--store PATH`" in page("cli")


@pytest.mark.parametrize(("path", "command"), ALL, ids=[" ".join(path) or "-" for path, _ in ALL])
def test_every_help_page_has_an_example(
    cli: Cli, path: tuple[str, ...], command: click.Command
) -> None:
    result = cli(*path, "--help")
    assert result.code == 0
    assert "Example" in result.out
    assert f"  inspector {' '.join(path)}".rstrip() in result.out
    assert "--store" in result.out


def examples() -> Iterator[str]:
    for topic in PAGES:
        for line in page(topic).splitlines():
            if line.startswith("    inspector"):
                yield line.strip()
    for _, command in ALL:
        for line in (command.epilog or "").splitlines():
            if line.startswith("  inspector"):
                yield line.strip()


@pytest.mark.parametrize("line", sorted(set(examples())))
def test_every_example_can_be_typed(line: str) -> None:
    words = shlex.split(re.split(r" [|>] ", line)[0])[1:]
    command: click.Command = inspector
    while isinstance(command, LazyGroup) and words and not words[0].startswith("-"):
        _, found, words = command.resolve_command(click.Context(command), words)
        assert found
        command = found
    assert command.make_context(command.name, words)


def test_every_json_field_is_told() -> None:
    text = page("cli")
    for module in (
        *(request_line, request_document, delivery_line, metrics_line, verdict_line),
        *(endpoint_row, provider_line, providers_check),
    ):
        for name in FIELD.findall(inspect.getsource(module)):
            assert f"`{name}`" in text, name


def test_every_exit_code_is_told() -> None:
    table = page("cli").split("## Exit codes")[1].split("## ")[0]
    for code in (0, 1, 2, 3, main._INTERRUPTED, main._NOBODY_READS):  # noqa: SLF001 - the codes stand there alone
        assert f"| {code} |" in table


def test_every_fault_kind_is_told() -> None:
    for kind in kinds():
        assert f"| `{kind.name}` |" in page("faults")


def test_every_kind_of_error_is_told_in_the_senders_words() -> None:
    for kind in ErrorKind:
        assert f"| `{kind}` | {kind.meaning}" in page("sending")


def test_every_confidence_is_told() -> None:
    for confidence in CONFIDENCES:
        assert f"| `{confidence}` | " in page("providers")


def test_every_verdict_is_told() -> None:
    for verdict in VerdictStatus:
        assert f"| `{verdict}` | {verdict.sign} |" in page("signatures")


def test_pages_are_listed_with_their_titles(cli: Cli) -> None:
    listed = cli("help").out.splitlines()
    assert [line.split()[0] for line in listed] == list(titles())
    assert next(iter(titles())) == "start"
    assert sorted(titles()) == PAGES


@pytest.mark.parametrize("topic", PAGES)
def test_a_page_is_printed(cli: Cli, topic: str) -> None:
    result = cli("help", topic)
    assert result.code == 0
    assert result.out.startswith("# ")
    assert max(map(len, result.out.splitlines())) < 350


@pytest.mark.parametrize("topic", PAGES)
def test_pages_name_only_pages_that_exist(topic: str) -> None:
    for name in re.findall(r"`inspector help ([a-z]+)`", page(topic)):
        assert name in PAGES
