import pytest

from inspector.config.setting import Setting
from inspector.config.settings import parse_size, read_settings
from inspector.model.inspector_error import InspectorError

ENVIRON = {
    "INSPECTOR_STORE": "/tmp/env.db",  # noqa: S108 - a text, never opened
    "INSPECTOR_HOST": "::1",
    "INSPECTOR_PORT": "8080",
    "INSPECTOR_MAX_BODY": "1 MiB",
}


def test_defaults_say_that_they_are() -> None:
    settings = read_settings(environ={})
    assert settings.store == Setting(None, "default")
    assert settings.host == Setting("127.0.0.1", "default")
    assert settings.port == Setting(4665, "default")
    assert settings.max_body == Setting(64 * 1024 * 1024, "default")


def test_the_environment_comes_before_the_defaults() -> None:
    settings = read_settings(environ=ENVIRON)
    assert settings.store == Setting("/tmp/env.db", "INSPECTOR_STORE")  # noqa: S108 - a text, never opened
    assert settings.host == Setting("::1", "INSPECTOR_HOST")
    assert settings.port == Setting(8080, "INSPECTOR_PORT")
    assert settings.max_body == Setting(1 << 20, "INSPECTOR_MAX_BODY")


def test_flags_come_before_the_environment() -> None:
    settings = read_settings(store="a.db", host="0.0.0.0", port=0, max_body=5, environ=ENVIRON)
    assert settings.store == Setting("a.db", "--store")
    assert settings.host == Setting("0.0.0.0", "--host")
    assert settings.port == Setting(0, "--port")
    assert settings.max_body == Setting(5, "--max-body")


def test_an_empty_variable_is_not_set() -> None:
    assert read_settings(environ=dict.fromkeys(ENVIRON, "")) == read_settings(environ={})


def test_the_process_has_variables_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECTOR_PORT", "4666")
    assert read_settings().port == Setting(4666, "INSPECTOR_PORT")


@pytest.mark.parametrize("port", ["x", "", "-1", "65536", "1e3", " 80", "٣", "9" * 5_000])
def test_a_port_that_is_none_names_its_source(port: str) -> None:
    with pytest.raises(InspectorError, match="--port is not a port") as caught:
        read_settings(port=port, environ={})
    assert "65535" in caught.value.remedy


def test_a_variable_that_is_wrong_is_named() -> None:
    with pytest.raises(InspectorError, match="INSPECTOR_PORT is not a port") as caught:
        read_settings(environ={"INSPECTOR_PORT": "abc"})
    assert "'abc'" in caught.value.detail


def test_an_empty_flag_is_told() -> None:
    with pytest.raises(InspectorError, match="--host is empty"):
        read_settings(host="", environ={})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("1048576", 1_048_576),
        ("10B", 10),
        ("512 KiB", 524_288),
        ("64mib", 67_108_864),
        ("1 GiB", 1 << 30),
        ("10MB", 10_000_000),
        (" 2 kb ", 2_000),
    ],
)
def test_sizes_have_units(text: str, expected: int) -> None:
    assert parse_size(text, "here") == expected


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5MB", "1 TB", "MiB", "1  MiB", "1" * 99])
def test_a_size_that_is_none_names_its_source(text: str) -> None:
    with pytest.raises(InspectorError, match="INSPECTOR_MAX_BODY is not a size") as caught:
        parse_size(text, "INSPECTOR_MAX_BODY")
    assert "64 MiB" in caught.value.remedy
