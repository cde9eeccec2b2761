"""JSON as Node has it: stored results where there is no Node, Node itself where there is."""

import base64
import json
import math
import random
import shutil
import struct
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from inspector.signatures.akuworks.body_forms import stringified_without_member
from inspector.signatures.ecmascript.find_member import find_member
from inspector.signatures.ecmascript.not_json_error import NotJsonError
from inspector.signatures.ecmascript.parse import parse
from inspector.signatures.ecmascript.stringify import stringify

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = json.loads((HERE / "node_expectations.json").read_text("utf-8"))
Results = list[tuple[str | None, str | None]]

needs_node = pytest.mark.skipif(
    shutil.which("node") is None, reason="Node is not installed; its stored results are tested"
)


def node(payloads: Iterable[bytes]) -> Results:
    lines = "\n".join(f"{base64.b64encode(payload).decode()}." for payload in payloads)
    run = subprocess.run(
        ["node", HERE / "node_json.js"],
        input=lines,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    # Not `splitlines`: U+2028, which JSON leaves as it is, would end a line.
    return [tuple(json.loads(line)) for line in run.stdout.split("\n") if line]


def ours(payload: bytes) -> tuple[str | None, str | None]:
    try:
        written = stringify(parse(payload)).decode("utf-8")
    except NotJsonError:
        return None, None
    # A byte order mark is the scheme's to forgive; here it would be in the way of the comparison.
    unsigned = stringified_without_member(payload)
    return written, None if unsigned is None else unsigned.decode("utf-8")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_an_adversarial_payload_comes_out_as_stored(case: dict[str, Any]) -> None:
    assert ours(base64.b64decode(case["payload"])) == (case["written"], case["unsigned"])


@needs_node
def test_the_stored_results_are_still_nodes() -> None:
    stored = [(case["written"], case["unsigned"]) for case in CASES]
    assert node(base64.b64decode(case["payload"]) for case in CASES) == stored


@needs_node
def test_random_payloads_come_out_as_nodes() -> None:
    draw = seeded(20250125)
    payloads = [random_payload(draw) for _ in range(4_000)]
    for payload, expected in zip(payloads, node(payloads), strict=True):
        assert ours(payload) == expected, payload


@needs_node
def test_damaged_payloads_are_refused_where_node_refuses_them() -> None:
    draw = seeded(4665)
    payloads = [damaged(random_payload(draw), draw) for _ in range(4_000)]
    for payload, expected in zip(payloads, node(payloads), strict=True):
        assert ours(payload) == expected, payload


@needs_node
def test_random_doubles_come_out_as_nodes() -> None:
    draw = seeded(1250)
    numbers = [random_double(draw) for _ in range(20_000)]
    payload = f"[{','.join(map(repr, numbers))}]".encode()
    assert ours(payload) == node([payload])[0]


@needs_node
def test_the_cut_bytes_are_the_object_without_the_member() -> None:
    draw = seeded(7)
    payloads = [random_payload(draw) for _ in range(4_000)]
    pairs = [(payload, find_member(payload, "signature")) for payload in payloads]
    cut = [member.cut_from(payload) for payload, member in pairs if member]
    whole = [payload for payload, member in pairs if member]
    assert len(cut) > 500
    without = [written for written, _ in node(cut)]
    once = [payload.count(b"signature") + payload.count(b"\\u0061ture") == 1 for payload in whole]
    expected = [unsigned for _, unsigned in node(whole)]
    for payload, is_single, left, right in zip(whole, once, without, expected, strict=True):
        if is_single:
            assert left == right, payload


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - payloads that are the same in every run


def random_payload(draw: random.Random) -> bytes:
    """Return JSON with everything that implementations write differently."""
    return (random_space(draw) + random_object(draw, 0) + random_space(draw)).encode("utf-8")


def random_value(draw: random.Random, depth: int) -> str:
    makers: list[Callable[[], str]] = [
        lambda: random_number(draw),
        lambda: random_string(draw),
        lambda: draw.choice(["true", "false", "null"]),
    ]
    if depth < 4:
        makers += [lambda: random_object(draw, depth + 1), lambda: random_array(draw, depth + 1)]
    return draw.choice(makers)()


def random_object(draw: random.Random, depth: int) -> str:
    members = []
    for _ in range(draw.randrange(6)):
        space = [random_space(draw) for _ in range(4)]
        value = random_value(draw, depth)
        members.append(f"{space[0]}{random_key(draw)}{space[1]}:{space[2]}{value}{space[3]}")
    return f"{{{','.join(members)}}}" if members else f"{{{random_space(draw)}}}"


def random_array(draw: random.Random, depth: int) -> str:
    values = [
        f"{random_space(draw)}{random_value(draw, depth)}{random_space(draw)}"
        for _ in range(draw.randrange(5))
    ]
    return f"[{','.join(values)}]"


def random_key(draw: random.Random) -> str:
    fixed = ['"signature"', '"sign\\u0061ture"', '"__proto__"', '"a"', '"\\u0061"', '""']
    number = draw.choice([0, 1, 7, 10, 2**32 - 2, 2**32 - 1, 2**32, draw.randrange(2**34)])
    return draw.choice([*fixed, f'"{number}"', f'"0{number}"', random_string(draw)])


def random_string(draw: random.Random) -> str:
    characters = [
        "a",
        " ",
        "é",
        "😀",
        "\u2028",
        "\x7f",
        "\\n",
        "\\/",
        '\\"',
        "\\\\",
        "\\u001F",
        ",",
    ]
    characters += ["\\uD83D", "\\ude00", "\\u00e9", "\\u0000", ":", "{", "}", "[", "signature"]
    return f'"{"".join(draw.choice(characters) for _ in range(draw.randrange(6)))}"'


def random_number(draw: random.Random) -> str:
    digits = "".join(draw.choice("0123456789") for _ in range(draw.randrange(1, 26)))
    whole = str(int(digits))
    fraction = draw.choice(["", "", ".0", ".5", f".{digits}"])
    exponent = draw.choice(["", "", "e1", "E+5", "e-7", f"e{draw.randrange(-330, 330)}"])
    return f"{draw.choice(['', '-'])}{whole}{fraction}{exponent}"


def random_space(draw: random.Random) -> str:
    return draw.choice(["", "", "", " ", "\n", "\t \r\n"])


def random_double(draw: random.Random) -> float:
    if draw.random() < 0.5:
        return draw.choice([1, -1]) * draw.random() * 10.0 ** draw.randrange(-12, 25)
    number = float(struct.unpack("<d", draw.randbytes(8))[0])
    return number if math.isfinite(number) else 0.5


def damaged(payload: bytes, draw: random.Random) -> bytes:
    place = draw.randrange(len(payload) + 1)
    piece = draw.choice(
        [b"", b",", b"}", b"]", b'"', b" ", b"0", b"\\", b"\xff", b"NaN", b":", b"-"]
    )
    return payload[:place] + piece + payload[place + draw.randrange(2) :]
