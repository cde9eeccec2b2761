"""The folder in which a command is run, where a person keeps providers of their own."""

from pathlib import Path
from typing import TYPE_CHECKING

from inspector.cli.invocation import Invocation
from inspector.providers.own_sources import look_in

if TYPE_CHECKING:
    from inspector.providers.own_table import OwnTable


def use_project(config: Path | None = None) -> None:
    """Have own providers looked up in the project's files, then in the store.

    The project is the working folder, or that of `config`. Nothing is read before a provider is asked for
    that the catalogue does not have.
    """
    invocation = Invocation.current()

    def in_store() -> "tuple[OwnTable, ...]":
        from inspector.store.own_provider_tables import read_own_providers  # noqa: PLC0415 - see above

        return read_own_providers(invocation.store)

    look_in(lambda: _in_files(config), in_store)


def keep_project(store: Path, config: Path | None = None) -> None:
    """Write the project's own providers into the store, for processes that stand in another folder.

    Raises InspectorError with file, key and expectation when one of them is wrong.
    """
    from inspector.providers.own_providers import own_provider  # noqa: PLC0415 - as above
    from inspector.store.own_provider_tables import keep_own_providers  # noqa: PLC0415 - as above

    tables = _in_files(config)
    for table in tables:
        own_provider(table)
    keep_own_providers(store, tables, _folder(config))


def _in_files(config: Path | None) -> "tuple[OwnTable, ...]":
    from inspector.config.own_provider_files import read_own_provider_files  # noqa: PLC0415 - as above

    return read_own_provider_files(_folder(config), config)


def _folder(config: Path | None) -> Path:
    return Path.cwd() if config is None else config.absolute().parent
