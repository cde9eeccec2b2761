import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from inspector.model.schema_finding import SchemaFinding
from inspector.providers import samples
from inspector.providers.payload_schema import MAX_FINDINGS, check

SCHEMAS = Path(__file__).parents[2] / "inspector" / "providers" / "schemas" / "akuworks"
EVENTS = samples.event_types("akuworks")
# Every member that the contract's table names, as a path into the sample.
TABLE = {
    "verification.success": [
        "user.id",
        "user.username",
        "user.discriminator",
        "server.id",
        "server.name",
        "timestamp",
        "verification.ip",
        "verification.location",
        "verification.method",
    ],
    "verification.failed": [
        "user.id",
        "server.id",
        "server.name",
        "failure.reason",
        "failure.code",
        "verification.ip",
        "verification.location",
        "failure.detection_method",
    ],
    "security.alert": [
        "threat.type",
        "threat.severity",
        "server.id",
        "server.name",
        "attack.details",
        "attack.metrics",
        "recommended_actions",
        "affected_ip_ranges",
    ],
    "config.updated": [
        "server.id",
        "server.name",
        "changes.0.setting",
        "changes.0.previous",
        "changes.0.new",
        "changed_by.id",
        "changed_at",
    ],
}
OPTIONAL = {"user.id", "user.discriminator"}
PATHS = [(event, path) for event, paths in TABLE.items() for path in paths]


def sample(event: str) -> Any:
    return json.loads(samples.sample("akuworks", event))


def findings(event: str, payload: Any) -> dict[str, tuple[str, str]]:
    body = json.dumps(payload).encode()
    return {found.path: (found.expected, found.found) for found in check("akuworks", event, body)}


def parent_of(payload: Any, path: str) -> tuple[Any, Any]:
    *parents, name = (int(part) if part.isdigit() else part for part in path.split("."))
    for part in parents:
        payload = payload[part]
    return payload, name


def json_path(path: str) -> str:
    return "$." + path.replace(".0", "[0]")


def test_the_samples_are_the_four_events() -> None:
    assert set(EVENTS) == set(TABLE) == {path.stem for path in SCHEMAS.iterdir()} - {"common"}


@pytest.mark.parametrize("path", sorted(SCHEMAS.iterdir()), ids=lambda path: path.stem)
def test_a_schema_is_a_schema(path: Path) -> None:
    Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize("event", EVENTS)
def test_a_sample_lacks_nothing(event: str) -> None:
    payload = sample(event)
    assert payload["event"] == event
    assert check("akuworks", event, samples.sample("akuworks", event)) == ()
    assert findings(event, payload | {"signature": f"sha256={'0a' * 32}", "extra": [1]}) == {}


@pytest.mark.parametrize(("event", "path"), PATHS)
def test_each_member_of_the_table_is_there_and_missed_when_not(event: str, path: str) -> None:
    payload = sample(event)
    parent, name = parent_of(payload, path)
    del parent[name]
    found = findings(event, payload)
    if path in OPTIONAL and not (event == "verification.success" and path == "user.id"):
        assert found == {}
    else:
        assert list(found) == [json_path(path)]
        assert found[json_path(path)][1] == "nothing"


@pytest.mark.parametrize(("event", "path"), PATHS)
def test_each_member_of_the_table_has_a_type(event: str, path: str) -> None:
    payload = sample(event)
    parent, name = parent_of(payload, path)
    if path.endswith((".previous", ".new")):
        parent[name] = [{"any": "value"}]
        assert findings(event, payload) == {}
        return
    parent[name] = 12
    found = findings(event, payload)
    assert list(found) == [json_path(path)]
    assert found[json_path(path)][1] == "the number 12"


@pytest.mark.parametrize(
    ("path", "value", "expected", "found"),
    [
        ("user.id", 987654321098765432, "a string of digits, as Discord writes ids", "a number"),
        ("user.id", "12a", "a string of digits, as Discord writes ids", 'the string "12a"'),
        ("user.id", "", "a string of digits, as Discord writes ids", "an empty string"),
        ("user", None, "an object with the user's id and username", "null"),
        ("user", [1], "an object with the user's id and username", "an array of 1 value"),
        ("server.name", "", "a string that is not empty", "an empty string"),
        ("server.name", {"x": 1}, "a string that is not empty", "an object with 1 member"),
        ("event", "x", '"verification.success"', 'the string "x"'),
        (
            "timestamp",
            "2025-13-25T10:30:00Z",
            "a UTC time to the second, such as 2025-01-25T10:30:00Z",
            'the string "2025-13-25T10:30:00Z"',
        ),
        (
            "timestamp",
            "2025-01-25T10:30:00+01:00",
            "a UTC time to the second, such as 2025-01-25T10:30:00Z",
            'the string "2025-01-25T10:30:00+01:00"',
        ),
        (
            "verification.ip",
            "999.1.1.1",
            "an IPv4 or IPv6 address as a string",
            'the string "999.1.1.1"',
        ),
        ("verification.duration_ms", -1, "a number of milliseconds, not negative", "the number -1"),
        ("verification.duration_ms", True, "a number of milliseconds, not negative", "true"),
        (
            "signature",
            "sha256=AB",
            "a string: sha256= and 64 lower-case hex digits",
            'the string "sha256=AB"',
        ),
        (
            "server.name",
            ["x"] * 3,
            "a string that is not empty",
            "an array of 3 values",
        ),
    ],
)
def test_a_wrong_value_is_said_in_plain_words(
    path: str, value: object, expected: str, found: str
) -> None:
    payload = sample("verification.success")
    parent, name = parent_of(payload, path)
    parent[name] = value
    assert findings("verification.success", payload) == {json_path(path): (expected, found)}


@pytest.mark.parametrize("address", ["192.168.1.1", "::1", "2001:db8::192.0.2.1"])
def test_both_kinds_of_address_are_taken(address: str) -> None:
    payload = sample("verification.success")
    payload["verification"]["ip"] = address
    assert findings("verification.success", payload) == {}


def test_a_severity_is_one_of_four() -> None:
    payload = sample("security.alert")
    payload["threat"]["severity"] = "huge"
    expected = 'one of "low", "medium", "high", "critical"'
    found = findings("security.alert", payload)
    assert found == {"$.threat.severity": (expected, 'the string "huge"')}


def test_an_item_is_named_by_its_place() -> None:
    payload = sample("security.alert")
    payload["affected_ip_ranges"][1] = "everywhere"
    payload["attack"]["metrics"]["odd name"] = "many"
    found = findings("security.alert", payload)
    assert set(found) == {"$.affected_ip_ranges[1]", "$.attack.metrics['odd name']"}


def test_a_user_need_not_be_known_when_a_verification_fails() -> None:
    payload = sample("verification.failed")
    for user in (None, {}, {"id": None, "username": None}):
        assert findings("verification.failed", payload | {"user": user}) == {}
    del payload["user"]
    assert findings("verification.failed", payload) == {}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"", "no JSON: Expecting value at character 0"),
        (b"event=verification.success", "no JSON: Expecting value at character 0"),
        (b'{"event": "verification.success"', "no JSON: Expecting ',' delimiter at character 32"),
        (b'{"a": NaN}', "no JSON: NaN is not JSON"),
        (b'\xef\xbb\xbf{"a": 1}', "no JSON: Byte order mark in front at character 0"),
        (b'{"a": "\xff"}', "no JSON: Not UTF-8, byte 7"),
        (b"[{}, {}]", "an array of 2 values"),
        (b"null", "null"),
        (b'"x"', 'the string "x"'),
    ],
)
@pytest.mark.parametrize("event", ["verification.success", None, "nonsense"])
def test_what_is_no_json_object_is_one_finding(body: bytes, found: str, event: str | None) -> None:
    assert check("akuworks", event, body) == (SchemaFinding("$", "a JSON object", found),)


KINDS = "one of config.updated, security.alert, verification.failed, verification.success"


@pytest.mark.parametrize(
    ("event", "expected", "found"),
    [
        ("verification.sucess", f"{KINDS}; the nearest is verification.success", None),
        ("config.update", f"{KINDS}; the nearest is config.updated", None),
        ("???", KINDS, None),
        ("common", KINDS, None),
        ("", KINDS, "an empty string"),
        ("../akuworks/security.alert", f"{KINDS}; the nearest is security.alert", None),
        ("x" * 1_000_000, KINDS, f'the string "{"x" * 60}" and more'),
        (None, KINDS, "nothing"),
    ],
)
def test_an_unknown_event_names_the_nearest(
    event: str | None, expected: str, found: str | None
) -> None:
    (finding,) = check("akuworks", event, b"{}")
    assert (finding.path, finding.expected) == ("$.event", expected)
    assert finding.found == (found or f'the string "{event}"')


def test_an_event_of_no_text_is_shown_as_it_stands() -> None:
    (finding,) = check("akuworks", None, b'{"event": ["x"]}')
    assert finding.found == "an array of 1 value"


@pytest.mark.parametrize("provider", ["github", "", ".", "..", "akuworks/..", "\0"])
def test_a_provider_without_schemas_lacks_nothing(provider: str) -> None:
    assert check(provider, "verification.success", b"{}") == ()


def test_the_findings_are_bounded() -> None:
    body = b'{"changes": [%b]}' % b",".join([b"{}"] * 20_000)
    found = check("akuworks", "config.updated", body)
    assert len(found) == MAX_FINDINGS + 1
    assert found[-1] == SchemaFinding(
        "$", "no further difference", "more differences than are listed"
    )


DEEP = b"[" * 100_000 + b"]" * 100_000
HOSTILE: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("event", lambda value: b'{"event": %b}' % value),
    ("server", lambda value: b'{"server": %b}' % value),
    ("server.id", lambda value: b'{"server": {"id": %b}}' % value),
    ("user.username", lambda value: b'{"user": {"username": %b}}' % value),
    ("verification.ip", lambda value: b'{"verification": {"ip": %b}}' % value),
    ("other", lambda value: b'{"other": %b}' % value),
]


@pytest.mark.parametrize(("path", "body"), HOSTILE, ids=[path for path, _ in HOSTILE])
@pytest.mark.parametrize(
    "value",
    [DEEP, b"9" * 5_000, b"1e999", b'"%b"' % (b"x" * 1_000_000), b'"\\ud800\\u001b[2J"'],
    ids=["deep", "5,000 digits", "infinite", "long", "surrogate"],
)
def test_hostile_values_are_findings_of_bounded_length(
    path: str, body: Callable[[bytes], bytes], value: bytes
) -> None:
    found = check("akuworks", "verification.success", body(value))
    assert {"$.timestamp"} <= {finding.path for finding in found}
    for finding in found:
        assert max(map(len, (finding.path, finding.expected, finding.found))) < 500


def test_a_long_name_is_cut_in_a_path() -> None:
    name = b"n" * 10_000
    body = b'{"attack": {"metrics": {"%b": "x"}}}' % name
    assert max(len(found.path) for found in check("akuworks", "security.alert", body)) == 200


def test_a_known_member_counts_however_many_others_there_are() -> None:
    payload = {f"k{place}": place for place in range(5_000)} | sample("verification.success")
    assert findings("verification.success", payload) == {}


def test_checking_leaves_no_trace_in_the_next_check() -> None:
    before = copy.deepcopy(sample("config.updated"))
    findings("config.updated", {})
    assert findings("config.updated", before) == {}


@given(st.sampled_from([*EVENTS, None]), st.binary(max_size=80))
def test_nothing_raises(event: str | None, body: bytes) -> None:
    check("akuworks", event, body)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@given(st.sampled_from(PATHS), json_values)
def test_any_value_in_any_place_is_judged(place: tuple[str, str], value: object) -> None:
    event, path = place
    payload = sample(event)
    parent, name = parent_of(payload, path)
    parent[name] = value
    assert all(found.startswith("$") for found in findings(event, payload))
