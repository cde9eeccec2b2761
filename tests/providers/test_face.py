import pytest

import inspector
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.providers.catalogue_loader import load
from inspector.providers.face import sign, verify


def test_the_package_offers_the_face() -> None:
    signed = inspector.sign(b"{}", provider="github", secret="k")
    request = inspector.Request(headers=signed.headers, body=signed.body)
    assert inspector.verify(request, provider="github", secrets=["k"]).status == "valid"


def test_the_provider_is_recognised_when_none_is_named() -> None:
    signed = sign(b"{}", "stripe", "k", now=1000)
    request = Request(headers=signed.headers, body=b"{}")
    found = verify(request, secrets=["x", ("main", "k")], now=1000)
    assert (found.status, found.secret) == ("valid", "main")
    assert verify(Request(), secrets=["k"]).status == "unchecked"


def test_of_several_likely_providers_the_one_that_holds_is_taken() -> None:
    signed = sign(b"{}", "svix", "whsec_AAAA", now=1000)
    headers = [(name.replace("svix", "webhook"), value) for name, value in signed.headers]
    request = Request(headers=[*headers, ("X-Gitlab-Event", "x")], body=b"{}")
    assert verify(request, secrets=["whsec_AAAA"], now=1000).status == "valid"


def test_a_provider_itself_may_be_passed() -> None:
    signed = sign(b"{}", load("github"), "k")
    request = Request(headers=signed.headers, body=b"{}")
    assert verify(request, load("github"), [("main", "k")]).status == "valid"


def test_unnamed_secrets_are_numbered() -> None:
    signed = sign(b"{}", "github", "b")
    request = Request(headers=signed.headers, body=b"{}")
    assert verify(request, "github", ["a", "b"]).secret == "secret 2"


def test_signing_needs_a_provider() -> None:
    with pytest.raises(InspectorError, match="no provider to sign for"):
        sign(b"{}")
    with pytest.raises(InspectorError, match="signs nothing"):
        sign(b"{}", "gumroad", "k")


def test_what_is_signed_beside_the_body_comes_by_parameters() -> None:
    url = "https://x.example/hook"
    signed = sign(b"{}", "square", "k", params={"url": url})
    good = Request("POST", url, signed.headers, b"{}")
    assert verify(good, "square", ["k"]).status == "valid"
    other = Request("POST", url + "/", signed.headers, b"{}")
    assert verify(other, "square", ["k"]).status == "invalid"
