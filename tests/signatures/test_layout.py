import pytest

from inspector.signatures.layout import MOST_SIGNATURES, Layout
from inspector.signatures.refusal import Refusal


def values(layout: Layout, value: bytes) -> list[bytes]:
    return [candidate.value for candidate in layout.reader()(value)]


def test_a_bare_value_is_the_signature() -> None:
    assert values(Layout(), b"ab=cd") == [b"ab=cd"]


def test_a_prefix_is_taken_off_and_missed() -> None:
    assert values(Layout(prefix="sha256="), b"sha256=ab") == [b"ab"]
    assert values(Layout(prefix="sha256=", prefix_optional=True), b"ab") == [b"ab"]
    with pytest.raises(Refusal, match="lacks its prefix 'sha256='"):
        values(Layout(prefix="sha256="), b"sha1=ab")


def test_a_named_algorithm_comes_from_the_list_only() -> None:
    layout = Layout(prefix="{algorithm}=", algorithms={"sha1": "sha1"})
    assert layout.reader()(b"sha1=ab")[0].algorithm == "sha1"
    for value in (b"md5=ab", b"=ab", b"\xff=ab"):
        with pytest.raises(Refusal, match="names the algorithm"):
            layout.reader()(value)
    with pytest.raises(Refusal, match="lacks the name"):
        layout.reader()(b"abcd")


def test_fields_give_every_signature_and_what_stands_beside() -> None:
    found = Layout(field="v1").reader()(b"t=12,v1=a,v1=b,x=1,t=13")
    assert [candidate.value for candidate in found] == [b"a", b"b"]
    assert found[0].fields == {"t": b"12", "x": b"1"}


def test_groups_keep_their_own_fields() -> None:
    found = Layout(field="v1", group_separator=" ").reader()(b"t=1,v1=a t=2,v1=b")
    assert [(candidate.value, candidate.fields["t"]) for candidate in found] == [
        (b"a", b"1"),
        (b"b", b"2"),
    ]


def test_only_older_signatures_are_none() -> None:
    with pytest.raises(Refusal, match="no v1 signature, only v0") as caught:
        values(Layout(field="v1", weaker=("v0",)), b"t=1,v0=a")
    assert caught.value.status == "missing"
    with pytest.raises(Refusal) as caught:
        values(Layout(field="v1", weaker=("v0",)), b"t=1,v7=a")
    assert caught.value.status == "malformed"


def test_blanks_are_trimmed_only_where_the_provider_does() -> None:
    assert values(Layout(field="v1", trim=True), b"t=1, v1=a") == [b"a"]
    with pytest.raises(Refusal):
        values(Layout(field="v1"), b"t=1, v1=a")


def test_rows_have_named_parts() -> None:
    layout = Layout(
        pair_separator="/",
        parts=("key_id", "algorithm", "signature"),
        algorithms={"SHA256": "sha256"},
    )
    found = layout.reader()(b"1/SHA256/aa,junk,2/SHA256/bb")
    assert [(item.value, item.fields["key_id"], item.algorithm) for item in found] == [
        (b"aa", b"1", "sha256"),
        (b"bb", b"2", "sha256"),
    ]
    with pytest.raises(Refusal, match="key_id/algorithm/signature"):
        layout.reader()(b"aa")


def test_ten_thousand_items_are_malformed_at_once() -> None:
    value = b",".join([b"v1=aa"] * 10_000)
    with pytest.raises(Refusal, match=f"more than {MOST_SIGNATURES}"):
        values(Layout(field="v1"), value)
