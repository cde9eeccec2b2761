import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.signatures.http_message.signature_input import read_bytes, read_inputs
from inspector.signatures.refusal import Refusal


def test_components_and_parameters_are_read_and_the_text_kept() -> None:
    text = '("@method" "content-digest");created=1618884473;keyid="k;1"'
    found = read_inputs(f"sig1={text}, b=()")
    assert found["sig1"].components == ("@method", "content-digest")
    assert found["sig1"].parameters == {"created": "1618884473", "keyid": "k;1"}
    assert found["sig1"].text == text
    assert found["b"].components == ()


def test_byte_sequences_are_read() -> None:
    assert read_bytes("a=:AAE=:, b=::", "Signature") == {"a": b"\x00\x01", "b": b""}


@pytest.mark.parametrize(
    "value",
    [
        "x",
        "sig1",
        "sig1=",
        "sig1=(",
        "sig1=(x)",
        'sig1=("a',
        'sig1=("a");;',
        'sig1=("a") x',
        'sig1=("a";sf)',
    ],
)
def test_what_is_no_input_is_malformed(value: str) -> None:
    with pytest.raises(Refusal):
        read_inputs(value)


@pytest.mark.parametrize("value", ["x", "a=", "a=AAAA", "a=:A:", "a=:AAAA: b"])
def test_what_is_no_byte_sequence_is_malformed(value: str) -> None:
    with pytest.raises(Refusal):
        read_bytes(value, "Signature")


@given(st.text(alphabet='sig1=("a b");:, \\@é0', max_size=60))
def test_any_text_is_survived(value: str) -> None:
    for read in (read_inputs, lambda text: read_bytes(text, "Signature")):
        try:
            read(value)
        except Refusal:
            continue
