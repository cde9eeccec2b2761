"""The text that Amazon SNS signs: chosen members of the message, one line for a name, one for a value."""

import re
from typing import Any

from inspector.signatures.json_path import scalar_bytes
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import malformed

_NOTIFICATION = ("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")
_CONFIRMATION = (
    "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type",
)  # fmt: skip
_OPTIONAL = "Subject"
_CERTIFICATE_URL = re.compile(r"https://sns\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?/[^?#]*\.pem")
# Lambda spells them its own way.
_CERTIFICATE_MEMBERS = ("SigningCertURL", "SigningCertUrl")


def sns_text(reading: Reading) -> bytes | None:
    """Return the signed text of a message; None when the body is none, or lacks a signed member.

    Raises Refusal when the message names a certificate from elsewhere than SNS: nothing is fetched here,
    but a message that names such a certificate is no message of SNS.
    """
    message = reading.json
    if not isinstance(message, dict):
        return None
    _check_certificate_url(message)
    names = _NOTIFICATION if message.get("Type") == "Notification" else _CONFIRMATION
    lines = []
    for name in names:
        value = scalar_bytes(message.get(name))
        if value is None and name == _OPTIONAL:
            continue
        if value is None:
            return None
        lines += [name.encode(), value]
    return b"".join(line + b"\n" for line in lines)


def _check_certificate_url(message: dict[str, Any]) -> None:
    urls = [message[name] for name in _CERTIFICATE_MEMBERS if name in message]
    for url in urls:
        if not isinstance(url, str) or not _CERTIFICATE_URL.fullmatch(url):
            raise malformed("The message names a certificate that is not one of SNS.")
