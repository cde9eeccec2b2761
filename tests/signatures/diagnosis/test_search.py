import hmac
import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.model.finding import Finding
from inspector.model.request import Request
from inspector.providers.diagnosing import diagnose
from inspector.signatures.diagnosis.budget import Budget

SECRET = "tr0ub4dor-s3cret"
BODY = json.dumps(
    {
        "id": "evt_1",
        "name": "Zoë",
        "url": "https://x.test/a",
        "price": 10.5,
        "z": {"b": 1, "a": [1]},
    },
    ensure_ascii=False,
    separators=(",", ":"),
).encode()
Change = Callable[[bytes], bytes]


def signature(body: bytes, secret: str = SECRET, algorithm: str = "sha256") -> str:
    return f"sha256={hmac.new(secret.encode(), body, algorithm).hexdigest()}"


def request(body: bytes, header: str | None = None) -> Request:
    headers = [
        ("X-GitHub-Event", "push"),
        ("X-Hub-Signature-256", signature(body) if header is None else header),
    ]
    return Request("POST", "https://hooks.test/in", headers, body)


def of_value(value: str, body: bytes = BODY) -> list[Finding]:
    return list(
        diagnose(
            request(body), "github", [("main", SECRET)], value, budget=Budget(seconds=60)
        ).findings
    )


def spaced(body: bytes) -> bytes:
    return json.dumps(json.loads(body)).encode()


def escaped(body: bytes) -> bytes:
    return json.dumps(json.loads(body), separators=(",", ":")).encode()


def in_order(body: bytes) -> bytes:
    return json.dumps(
        json.loads(body), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()


BODY_CHANGES: dict[str, Change] = {
    "reserialized_python_spaces": spaced,
    "slashes_escaped": lambda body: body.replace(b"/", b"\\/"),
    "unicode_escaped": escaped,
    "keys_sorted": in_order,
    "trailing_newline_added": lambda body: body + b"\n",
    "bom_prepended": lambda body: b"\xef\xbb\xbf" + body,
    "latin1_encoded": lambda body: body.decode().encode("latin-1"),
    "empty_body_hashed": lambda _: b"",
}
SECRET_CHANGES = {
    "secret_trailing_newline": SECRET + "\n",
    "secret_trailing_cr": SECRET + "\r",
    "secret_in_quotes": f'"{SECRET}"',
    "secret_trailing_space": SECRET + " ",
    "secret_lowercased": SECRET.upper(),
}
PAIRS = [
    ("reserialized_python_spaces", "secret_trailing_newline"),
    ("reserialized_python_spaces", "secret_in_quotes"),
    ("reserialized_python_spaces", "secret_lowercased"),
    ("slashes_escaped", "secret_trailing_newline"),
    ("slashes_escaped", "secret_trailing_cr"),
    ("unicode_escaped", "secret_trailing_newline"),
    ("unicode_escaped", "secret_trailing_space"),
    ("keys_sorted", "secret_trailing_newline"),
    ("keys_sorted", "secret_in_quotes"),
    ("trailing_newline_added", "secret_trailing_newline"),
    ("bom_prepended", "secret_trailing_cr"),
    ("latin1_encoded", "secret_trailing_newline"),
]


@pytest.mark.parametrize(("body_slug", "secret_slug"), PAIRS)
def test_two_changes_together_are_both_named(body_slug: str, secret_slug: str) -> None:
    value = signature(BODY_CHANGES[body_slug](BODY), SECRET_CHANGES[secret_slug])
    assert {finding.slug for finding in of_value(value)} == {body_slug, secret_slug}


@pytest.mark.parametrize("body_slug", ["reserialized_python_spaces", "slashes_escaped"])
def test_another_hash_over_another_body_is_found(body_slug: str) -> None:
    value = signature(BODY_CHANGES[body_slug](BODY), algorithm="sha512")
    assert {finding.slug for finding in of_value(value)} == {body_slug, "wrong_algorithm"}


@pytest.mark.parametrize("slug", SECRET_CHANGES)
def test_a_mangled_secret_is_found_on_both_sides(slug: str) -> None:
    assert of_value(signature(BODY, SECRET_CHANGES[slug]))[0].slug == slug
    sent = diagnose(request(BODY), "github", [("main", SECRET_CHANGES[slug])])
    assert sent.findings[0].slug == slug


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
values = st.one_of(
    texts, st.integers(-(2**60), 2**60), st.floats(-1e6, 1e6), st.booleans(), st.none()
)
documents = st.dictionaries(
    texts, st.one_of(values, st.dictionaries(texts, values, max_size=3)), max_size=5
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(documents, st.sampled_from(sorted(BODY_CHANGES)))
def test_a_random_body_under_a_random_change_is_explained_by_those_very_bytes(
    document: dict[str, object], slug: str
) -> None:
    body = json.dumps({"é": "a/b", **document}, ensure_ascii=False, separators=(",", ":")).encode()
    try:
        used = BODY_CHANGES[slug](body)
    except UnicodeEncodeError:
        return
    if used == body:
        return
    proof = of_value(signature(used), body)[0].proof
    assert proof is not None
    assert proof.used == used
    assert proof.offset is not None
    assert used[: proof.offset] == body[: proof.offset]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.text(max_size=80), st.text(max_size=40), st.text(max_size=60))
def test_nothing_that_is_given_raises_and_nothing_is_invented(
    body: bytes, header: str, secret: str, value: str
) -> None:
    for computed in (None, value):
        diagnosis = diagnose(request(body, header), "github", [("main", secret)], computed)
        assert all(item.confidence != "proven" for item in diagnosis.findings)


@pytest.mark.parametrize("side", ["received", "computed"])
def test_a_signature_of_nothing_known_is_not_explained_and_the_advice_says_what_to_give(
    side: str,
) -> None:
    wrong = f"sha256={'ab' * 32}"
    asked = request(BODY, wrong if side == "received" else None)
    value = wrong if side == "computed" else None
    diagnosis = diagnose(asked, "github", [("main", SECRET)], value, budget=Budget(seconds=60))
    assert diagnosis.findings == ()
    assert not diagnosis.stopped_early
    assert "secret" in diagnosis.advice
    assert "recomputations" in diagnosis.tried


def test_the_search_ends_at_its_budget_and_says_so() -> None:
    asked = request(BODY, f"sha256={'ab' * 32}")
    diagnosis = diagnose(asked, "github", [("main", SECRET)], budget=Budget(digests=25))
    assert diagnosis.stopped_early
    assert diagnosis.digests == 25
    assert "stopped early" in diagnosis.tried


def test_the_time_is_a_bound_as_well() -> None:
    ticks = iter(range(10_000))
    budget = Budget(seconds=30, clock=lambda: float(next(ticks)))
    diagnosis = diagnose(
        request(BODY, f"sha256={'ab' * 32}"), "github", [("main", SECRET)], budget=budget
    )
    assert diagnosis.stopped_early
    assert diagnosis.digests < 30


HOSTILE = {
    "nothing": b"",
    "no UTF-8": b'{"a":"\xff\xfe"}' * 20,
    "nested": b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    "a million digits": b'{"a":' + b"9" * 1_000_000 + b"}",
    "a long exponent": b'{"a":1e' + b"9" * 100_000 + b"}",
    "backslashes": b'{"a":"' + b"\\" * 20_001 + b'"}',
    "an open string": b'{"' + b'\\"' * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bodies_end_in_bounds(name: str) -> None:
    wrong = f"sha256={'ab' * 32}"
    for asked, value in ((request(HOSTILE[name], wrong), None), (request(HOSTILE[name]), wrong)):
        diagnosis = diagnose(asked, "github", [("main", SECRET)], value, budget=Budget(seconds=0.5))
        assert diagnosis.findings == ()
        assert diagnosis.advice


def test_a_big_body_is_searched_in_bounds_and_the_report_says_what_was_left_out() -> None:
    body = json.dumps([{"n": number, "t": "x" * 80} for number in range(50_000)]).encode()
    assert len(body) > 4_900_000
    diagnosis = diagnose(request(body), "github", [("main", SECRET)], f"sha256={'ab' * 32}")
    assert diagnosis.findings == ()
    assert "left out" in diagnosis.tried


def test_hundreds_of_secrets_are_bounded() -> None:
    secrets = [(f"s{number}", f"secret-{number}") for number in range(700)]
    asked = request(BODY, f"sha256={'ab' * 32}")
    diagnosis = diagnose(asked, "github", secrets, budget=Budget(digests=5_000))
    assert diagnosis.stopped_early


@pytest.mark.parametrize(
    "value", ["", "hello", "\x00\x1b[31m", "é" * 99, "sha256=", "b'abc'", "\ud800"]
)
def test_a_value_that_is_no_digest_is_told_so(value: str) -> None:
    diagnosis = diagnose(request(BODY), "github", [("main", SECRET)], value)
    assert diagnosis.findings == ()
    assert "no digest" in diagnosis.advice


def test_the_right_value_is_no_mistake() -> None:
    diagnosis = diagnose(request(BODY), "github", [("main", SECRET)], signature(BODY))
    assert diagnosis.findings == ()
    assert "right one" in diagnosis.advice


def test_no_finding_shows_a_secret_or_the_expected_signature() -> None:
    for change in BODY_CHANGES.values():
        found = of_value(signature(change(BODY)))[0]
        shown = repr(found)
        assert SECRET not in shown
        assert signature(BODY).removeprefix("sha256=") not in shown
