"""What the keys do with the endpoint of the request that is shown."""

import asyncio
from collections.abc import Callable

from textual import work

from inspector.config.secret_reference import resolve
from inspector.model.endpoint import Endpoint
from inspector.model.inspector_error import InspectorError
from inspector.tui.screens.fault_screen import ALL_OFF, FaultScreen
from inspector.tui.screens.inspector_screen import InspectorScreen
from inspector.tui.screens.send_screen import SendScreen
from inspector.tui.services import errands
from inspector.tui.services.fault_order import FaultOrder
from inspector.tui.services.ready_curl import ready_curl
from inspector.tui.services.sample_events import sample_events

_NS_PER_S = 1_000_000_000
_NEEDS_RECEIVER = frozenset({"send", "copy_curl"})
_NEEDS_ENDPOINT = frozenset({"fault", "reveal_secret", "copy_secret"})


class EndpointActions(InspectorScreen):
    """A screen from which samples are sent, faults armed, secrets and curl lines copied."""

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - the framework's signature
    ) -> bool | None:
        """Hide what can't be done before the receiver accepts, or the store has an endpoint."""
        endpoint = self.session.endpoint(None)
        if action in _NEEDS_RECEIVER:
            return endpoint is not None and self.session.receiver.url is not None
        if action in _NEEDS_ENDPOINT:
            return endpoint is not None
        return True

    @property
    def endpoint(self) -> Endpoint | None:
        """The endpoint that the keys mean: the shown request's, else the first."""
        return self.session.endpoint(None)

    @work(exclusive=True, group="errand")
    async def action_send(self) -> None:
        """Ask which sample to send, and send it."""
        endpoint = self.endpoint
        url = None if endpoint is None else self.session.url_of(endpoint)
        if endpoint is None or url is None:
            return
        try:
            event_types = await asyncio.to_thread(sample_events, endpoint)
        except InspectorError as error:
            self._tell(error)
            return
        event_type = await self.app.push_screen_wait(SendScreen(endpoint, url, event_types))
        if event_type is None:
            return
        self.say(f"sending {event_type} …", "note")
        self._send(endpoint, url, event_type)

    @work(group="send")
    async def _send(self, endpoint: Endpoint, url: str, event_type: str) -> None:
        try:
            words, delivered = await errands.send(
                self.session.store, endpoint, url, event_type, lambda text: self.say(text, "note")
            )
        except InspectorError as error:
            self._tell(error)
        else:
            self.say(words, "good" if delivered else "bad")

    @work(exclusive=True, group="errand")
    async def action_fault(self) -> None:
        """Ask which fault to arm, and arm it."""
        endpoint = self.endpoint
        if endpoint is None:
            return
        order = await self.app.push_screen_wait(FaultScreen(endpoint, self.session.feed.endpoints))
        if isinstance(order, FaultOrder):
            await self._change(errands.arm, order)
        elif order == ALL_OFF:
            await self._change(errands.disarm_all)

    @work(group="faults")
    async def action_faults_off(self) -> None:
        """Turn every fault off."""
        await self._change(errands.disarm_all)

    async def _change(self, errand: Callable[..., str], *arguments: object) -> None:
        try:
            words = await asyncio.to_thread(errand, self.session.store, *arguments)
        except InspectorError as error:
            self._tell(error)
        else:
            self.say(words)

    @work(exclusive=True, group="copy")
    async def action_copy_curl(self) -> None:
        """Copy a curl line whose signature is right."""
        endpoint = self.endpoint
        url = None if endpoint is None else self.session.url_of(endpoint)
        if endpoint is None or url is None:
            return
        try:
            line = await asyncio.to_thread(
                ready_curl, endpoint, url, self.session.clock() / _NS_PER_S
            )
        except InspectorError as error:
            self._tell(error)
        else:
            self.copy(line, "a signed curl line")

    def action_reveal_secret(self) -> None:
        """Show the secret in clear, or hide it again."""
        endpoint = self.endpoint
        if endpoint is None or not endpoint.secrets:
            self.say("this endpoint has no secret", "note")
            return
        self.session.secret_shown = not self.session.secret_shown
        secret = endpoint.secrets[0]
        if not self.session.secret_shown:
            self.say(f"secret {secret.label} of {endpoint.name} is hidden", "note")
        else:
            self._reveal(endpoint)
        self.secret_toggled()

    def action_copy_secret(self) -> None:
        """Copy the endpoint's first secret."""
        endpoint = self.endpoint
        if endpoint is None or not endpoint.secrets:
            self.say("this endpoint has no secret", "note")
            return
        try:
            self.copy(resolve(endpoint.secrets[0]), f"the secret of {endpoint.name}")
        except InspectorError as error:
            self._tell(error)

    def secret_toggled(self) -> None:
        """Take over that the secret is shown or hidden now."""

    def _reveal(self, endpoint: Endpoint) -> None:
        secret = endpoint.secrets[0]
        try:
            text = resolve(secret)
        except InspectorError as error:
            self._tell(error)
            return
        self.say(f"secret {secret.label} of {endpoint.name}: {text}", "note", seconds=30)

    def _tell(self, error: InspectorError) -> None:
        self.say(" · ".join(filter(None, [error.title, error.detail, error.remedy])), "bad")
