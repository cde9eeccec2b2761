import pytest

from inspector.model.request import Request
from inspector.providers.recognition import recognise

HEX64, HEX40 = "a" * 64, "a" * 40


@pytest.mark.parametrize(
    ("headers", "body", "provider"),
    [
        (
            {"X-Hub-Signature-256": "sha256=x", "X-GitHub-Event": "push", "X-GitHub-Delivery": "1"},
            b"{}",
            "github",
        ),
        (
            {"X-Hub-Signature-256": "sha256=x", "X-GitHub-Event": "push", "X-Gitea-Event": "push"},
            b"{}",
            "gitea",
        ),
        (
            {"X-GitHub-Event": "push", "X-Gitea-Event": "push", "X-Forgejo-Event": "push"},
            b"{}",
            "forgejo",
        ),
        ({"X-Hub-Signature": "sha256=x", "X-Event-Key": "repo:push"}, b"{}", "bitbucket"),
        ({"X-Hub-Signature": "sha256=x"}, b'{"webhookEvent":"jira:issue_updated"}', "jira"),
        (
            {"X-Hub-Signature": "sha1=x"},
            b'{"type":"notification_event","topic":"ping"}',
            "intercom",
        ),
        ({"X-Hub-Signature-256": "sha256=x"}, b'{"object":"page","entry":[{}]}', "meta"),
        (
            {"X-Hub-Signature": "sha1=x", "Content-Type": "application/atom+xml"},
            b"<feed/>",
            "websub",
        ),
        (
            {"webhook-id": "1", "webhook-timestamp": "1", "webhook-signature": "v1,x"},
            b"{}",
            "standard-webhooks",
        ),
        (
            {
                "webhook-id": "1",
                "webhook-timestamp": "1",
                "webhook-signature": "v1,x",
                "X-Gitlab-Event": "Push Hook",
            },
            b"{}",
            "gitlab",
        ),
        (
            {"webhook-id": "1", "webhook-timestamp": "1", "webhook-signature": "v1,x"},
            b'{"object":"event","id":"evt_1"}',
            "openai",
        ),
        ({"svix-id": "1", "svix-timestamp": "1", "svix-signature": "v1,x"}, b"{}", "svix"),
        ({"Webhook-Signature": HEX64}, b"{}", "gocardless"),
        ({"Webhook-Signature": "time=1,sig1=x"}, b"{}", "cloudflare-stream"),
        ({"X-Signature": HEX64, "X-Event-Name": "order_created"}, b"{}", "lemonsqueezy"),
        ({"X-Signature": HEX64}, b'{"webhook_id":"1","event":"taskCreated"}', "clickup"),
        ({"X-Signature": HEX40}, b"{}", "segment"),
        ({"X-Hmac-Signature": "hmac-sha256-hex=x"}, b"{}", "easypost"),
        ({"X-HMAC-SIGNATURE": HEX64}, b"{}", "veriff"),
        ({"X-Webhook-Signature": "eyJhbGciOi.e30.AA"}, b"{}", "netlify"),
        ({"X-Webhook-Signature": "t=1,v1=x"}, b"{}", "ripple"),
        ({"x-webhook-signature": "abc=", "x-webhook-timestamp": "1"}, b"{}", "cashfree"),
        ({"X-AkuWorks-Signature": "sha256=x"}, b"{}", "akuworks"),
        ({}, b'{"event":"security.alert","server":{"id":"1"},"signature":"sha256=x"}', "akuworks"),
    ],
)
def test_collisions_are_told_apart(headers: dict[str, str], body: bytes, provider: str) -> None:
    assert recognise(Request(headers=list(headers.items()), body=body))[0] == provider


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"null", b"\xff", b"[" * 10_000])
def test_nobody_is_nobody(body: bytes) -> None:
    assert recognise(Request(headers=[("Content-Type", "application/json")], body=body)) == ()
