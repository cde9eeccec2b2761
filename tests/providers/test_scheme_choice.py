from inspector.model.request import Request
from inspector.providers.catalogue_loader import load
from inspector.providers.face import sign

SIGNING = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def test_the_first_signature_that_is_there_judges() -> None:
    hubspot = load("hubspot")
    request = Request("POST", "https://x/y", (), b"[]")
    v3 = hubspot.sign(request, "k", params={"scheme": "v3"}, now=1000)
    v1 = hubspot.sign(request, "k", params={"scheme": "v1"}, now=1000)

    def judge(*headers: tuple[str, str]) -> tuple[str, str | None]:
        found = hubspot.verify(Request("POST", "https://x/y", headers, b"[]"), [("main", "k")])
        return found.status, found.scheme

    assert judge(*v3.headers, *v1.headers) == ("valid", "v3")
    assert judge(*v1.headers) == ("valid", "v1")
    assert judge() == ("missing", "v3")


def test_a_scheme_without_a_key_never_excuses_a_missing_signature() -> None:
    standard = load("standard-webhooks")
    headers = [("webhook-id", "1"), ("webhook-timestamp", "1"), ("webhook-signature", "v1a,AAAA")]
    found = standard.verify(Request(headers=headers, body=b"{}"), [("main", SIGNING)])
    assert found.status == "missing"
    assert "only v1a" in found.reason


def test_where_both_tokens_are_set_both_must_hold() -> None:
    gitlab = load("gitlab")
    signed = sign(b"{}", "gitlab-signing", SIGNING, now=1000)
    secrets = [("signing", SIGNING), ("token", "tok")]

    def status(*headers: tuple[str, str]) -> str:
        return gitlab.verify(Request(headers=headers, body=b"{}"), secrets, now=1000).status

    assert status(*signed.headers, ("X-Gitlab-Token", "tok")) == "valid"
    assert status(*signed.headers, ("X-Gitlab-Token", "other")) == "invalid"
    assert status(("X-Gitlab-Token", "tok")) == "valid"
    assert status() == "missing"


def test_either_of_two_keys_suffices_where_the_provider_says_so() -> None:
    box = load("box")
    signed = box.sign(Request(body=b"{}"), "second", params={"scheme": "secondary"}, now=1000)
    headers = (*signed.headers, ("box-signature-primary", "A" * 43 + "="))
    found = box.verify(Request(headers=headers, body=b"{}"), [("second", "second")], now=1000)
    assert (found.status, found.scheme) == ("valid", "secondary")


def test_a_historic_scheme_judges_only_when_named() -> None:
    zendesk = load("zendesk")
    signed = zendesk.sign(Request(body=b"{}"), "k", params={"scheme": "historic-2021"}, now=1000)
    request = Request(headers=signed.headers, body=b"{}")
    assert zendesk.verify(request, [("main", "k")]).status == "invalid"
    named = zendesk.verify(request, [("main", "k")], params={"scheme": "historic-2021"})
    assert named.status == "valid"
