"""The pages that come with the program."""

from importlib.resources import files

from inspector.cli.lazy_group import unknown

_SUFFIX = ".md"
_FIRST = "start"


def titles() -> dict[str, str]:
    """Return the topics, `start` first, each with its page's title."""
    names = sorted(
        entry.name.removesuffix(_SUFFIX)
        for entry in files("inspector").joinpath("docs").iterdir()
        if entry.name.endswith(_SUFFIX)
    )
    names.sort(key=lambda name: name != _FIRST)
    return {name: page(name).splitlines()[0].lstrip("# ") for name in names}


def page(topic: str) -> str:
    """Return a page in Markdown; raises InspectorError that names the nearest when there is none."""
    file = files("inspector").joinpath("docs", topic + _SUFFIX)
    if not topic.isalpha() or not file.is_file():
        raise unknown("page", topic, titles())
    return file.read_text(encoding="utf-8")
