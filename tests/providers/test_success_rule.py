import pytest

from inspector.providers.success_rule import SuccessRule


@pytest.mark.parametrize(
    ("words", "accepted", "refused", "text"),
    [
        ([200], [200], [201, 204, 302], "exactly 200"),
        (["2xx"], [200, 204, 299], [199, 300, 404], "any 2xx"),
        ([200, 204], [200, 204], [201], "200 or 204"),
        (["2xx", 302], [201, 302], [301], "any 2xx or 302"),
        ([204, 200, 202], [202], [201], "200, 202 or 204"),
    ],
)
def test_a_rule_accepts_and_has_words(
    words: list[str | int], accepted: list[int], refused: list[int], text: str
) -> None:
    rule = SuccessRule.of(words)
    assert all(rule.accepts(status) for status in accepted)
    assert not any(rule.accepts(status) for status in refused)
    assert str(rule) == text


@pytest.mark.parametrize("word", ["", "2x", "xxx", 20, 2000, "ok", 600, "٢٠٠"])
def test_other_words_are_refused(word: str | int) -> None:
    with pytest.raises(ValueError, match="no status"):
        SuccessRule.of([word])
