import json
from typing import Any

import pytest

from inspector.model.request import Request
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import Refusal
from inspector.signatures.sns_text import sns_text

NOTIFICATION = {
    "Type": "Notification",
    "MessageId": "1",
    "TopicArn": "arn",
    "Message": "line\nline",
    "Timestamp": "now",
}


def text(message: Any) -> bytes | None:
    return sns_text(Reading(Request(body=json.dumps(message).encode())))


def test_a_notification_signs_its_values() -> None:
    assert text(NOTIFICATION) == (
        b"Message\nline\nline\nMessageId\n1\nTimestamp\nnow\nTopicArn\narn\nType\nNotification\n"
    )
    assert b"Subject\nS\n" in (text({**NOTIFICATION, "Subject": "S"}) or b"")
    assert text({**NOTIFICATION, "Subject": None}) == text(NOTIFICATION)


def test_a_confirmation_signs_token_and_url_too() -> None:
    message = {**NOTIFICATION, "Type": "UnsubscribeConfirmation", "Token": "T", "SubscribeURL": "U"}
    assert b"SubscribeURL\nU\nTimestamp\nnow\nToken\nT\n" in (text(message) or b"")


@pytest.mark.parametrize("message", [[], None, {}, {"Type": "Notification"}])
def test_what_is_no_message_gives_nothing(message: Any) -> None:
    assert text(message) is None


@pytest.mark.parametrize(
    "url",
    [
        "http://sns.us-east-1.amazonaws.com/x.pem",
        "https://sns.us-east-1.amazonaws.com.evil.example/x.pem",
        "https://evil.example/sns.us-east-1.amazonaws.com/x.pem",
        "https://sns.us-east-1.amazonaws.com/x.pem?y",
        "https://sns.us-east-1.amazonaws.com/x.txt",
        7,
    ],
)
def test_a_certificate_from_elsewhere_is_refused(url: Any) -> None:
    for member in ("SigningCertURL", "SigningCertUrl"):
        with pytest.raises(Refusal, match="not one of SNS"):
            text({**NOTIFICATION, member: url})
