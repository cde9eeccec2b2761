import pytest

from inspector.model.request import Request
from inspector.providers.diagnosing import diagnose


@pytest.mark.parametrize(
    ("secret", "slug"),
    [
        ("tok3n\n", "secret_trailing_newline"),
        ("tok3n\r", "secret_trailing_cr"),
        (" tok3n ", "secret_whitespace"),
        ('"tok3n"', "secret_in_quotes"),
        ("TOK3N", "secret_lowercased"),
    ],
)
def test_a_secret_that_is_nearly_the_token_is_told(secret: str, slug: str) -> None:
    request = Request(
        "POST", "", [("X-Gitlab-Token", "tok3n"), ("X-Gitlab-Event", "Push Hook")], b"{}"
    )
    found = diagnose(request, "gitlab", [("main", secret)]).findings
    assert [finding.slug for finding in found] == [slug]


def test_another_token_is_not_explained() -> None:
    request = Request(
        "POST", "", [("X-Gitlab-Token", "other"), ("X-Gitlab-Event", "Push Hook")], b"{}"
    )
    assert diagnose(request, "gitlab", [("main", "tok3n")]).findings == ()
