"""The providers of a person's own, in the project's folder: `providers/*.toml`, and `inspector.toml`."""

from pathlib import Path
from typing import Any

from inspector.config.config_table import ConfigTable
from inspector.config.endpoint_file import FILE_NAME
from inspector.config.toml_file import read_toml
from inspector.model.inspector_error import InspectorError
from inspector.providers.catalogue_loader import names
from inspector.providers.own_table import OwnTable

FOLDER_NAME = "providers"
_OTHERWISE = "Name a file that is there and readable."
_SUFFIX = ".toml"


def read_own_provider_files(folder: Path, config: Path | None = None) -> tuple[OwnTable, ...]:
    """Return the tables that stand in `folder/providers/*.toml` and in `config` under `[provider.NAME]`.

    `config` is `folder/inspector.toml` when None. Sources are absolute paths. Whether a table describes a
    provider is found out when it is looked up. Raises InspectorError for a file that can't be read or is
    no TOML, and for a name that stands twice or belongs to the catalogue.
    """
    root = folder.absolute()
    tables = [_of_file(file) for file in sorted((root / FOLDER_NAME).glob(f"*{_SUFFIX}"))]
    file = root / FILE_NAME if config is None else config.absolute()
    tables += _of_config(file, read_toml(file, otherwise=_OTHERWISE)) if file.is_file() else []
    seen: dict[str, OwnTable] = {}
    for table in tables:
        refuse_catalogue_name(table)
        if table.name in seen:
            raise InspectorError(
                f"{table.source}: the provider {table.name!r} stands twice",
                f"The other one is {seen[table.name].source}.",
                "Remove one of them, or call it otherwise.",
            )
        seen[table.name] = table
    return tuple(tables)


def tables_in(file: Path) -> tuple[OwnTable, ...]:
    """Return the tables of one file: a configuration's `[provider.NAME]`, or the one that the file is.

    Raises InspectorError when it can't be read or is no TOML.
    """
    values = read_toml(file, otherwise=_OTHERWISE)
    if file.name == FILE_NAME or "provider" in values:
        return tuple(_of_config(file, values))
    return (_of_file(file),)


def refuse_catalogue_name(table: OwnTable) -> None:
    """Raise InspectorError when the catalogue has a provider of that name: it means one provider."""
    if table.name in names():
        raise InspectorError(
            f"{table.source}: the catalogue has a provider {table.name!r} already",
            "A name means one provider.",
            f"Call it otherwise, for example {table.name}-own.",
        )


def _of_file(file: Path) -> OwnTable:
    return OwnTable.of(
        file.name.removesuffix(_SUFFIX), str(file), read_toml(file, otherwise=_OTHERWISE)
    )


def _of_config(file: Path, values: dict[str, Any]) -> list[OwnTable]:
    providers = ConfigTable(file, "", values).table("provider")
    if providers is None:
        return []
    return [
        OwnTable.of(name, f"{file}: provider.{name}", providers.need(name, dict))
        for name in providers.values
    ]
