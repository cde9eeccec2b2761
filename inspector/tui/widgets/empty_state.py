"""What stands in the place of the list before anything was captured: it teaches the next key."""

from textual.content import Content
from textual.widget import Widget

from inspector.formats.visible import visible
from inspector.model.endpoint import Endpoint
from inspector.tui.actions import BY_ID
from inspector.tui.services.session import Session
from inspector.tui.services.stage import Stage
from inspector.tui.services.verdict_text import Part

_KEYS = (
    ("endpoint.send", "send a signed sample event from here"),
    ("endpoint.copy-curl", "copy this line; its signature is right:"),
)


_NOTHING_ARRIVES = (
    "Nothing arrives? Give your provider the address above, or point a tunnel "
    "(cloudflared, ngrok, ssh -R) at it."
)


class EmptyState(Widget):
    """The URL to point a provider at, the keys that send something, a curl line, the secret."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.curl = ""

    def set_curl(self, line: str) -> None:
        """Show the ready-made curl line."""
        self.curl = line
        self.refresh(layout=True)

    def render(self) -> Content:
        """Draw what there is to say at this stage."""
        endpoint = self._session.endpoint(None)
        state = self._session.receiver
        if state.stage is Stage.FAILED:
            return Content.assemble("\n", ("No receiver is running", "bold $error"), "\n")
        url = None if endpoint is None else self._session.url_of(endpoint)
        if endpoint is None or url is None:
            return Content.assemble("\n", ("Starting the receiver …", "$text-muted"))
        return Content.assemble(*self._lesson(endpoint, url))

    def _lesson(self, endpoint: Endpoint, url: str) -> list[Part]:
        parts: list[Part] = [
            ("\nWaiting for webhooks on  ", ""),
            (f"{visible(url)}\n\n", "bold $accent"),
        ]
        for action, text in _KEYS:
            parts += [*_key(action), (f"{text}\n", "")]
        parts.append((f"\n{visible(self.curl) or '…'}\n\n", "$accent"))
        parts += [*_key("endpoint.reveal-secret"), (self._secret(endpoint), "")]
        parts += [
            *_key("endpoint.fault"),
            ("arm a fault: another status, a delay, no answer\n", ""),
        ]
        parts += [*_key("everywhere.help"), ("all keys\n", "")]
        return [*parts, (f"\n{_NOTHING_ARRIVES}", "$text-muted")]

    def _secret(self, endpoint: Endpoint) -> str:
        if not endpoint.secrets:
            return "no secret is set: signatures are not checked\n"
        secret = endpoint.secrets[0]
        text = secret.reference if self._session.secret_shown else secret.masked
        copy = BY_ID["endpoint.copy-secret"].first_sign
        verb = "hide" if self._session.secret_shown else "show"
        return f"{verb} the secret {visible(secret.label)}: {visible(text)}  ({copy} copies it)\n"


def _key(action: str) -> list[Part]:
    return [(f"{BY_ID[action].first_sign:>3}  ", "bold $primary")]
