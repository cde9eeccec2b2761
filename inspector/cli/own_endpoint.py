"""The secret of our own endpoint, where that is what an event is sent to."""

from pathlib import Path
from urllib.parse import urlsplit

from inspector.cli.history import open_reader
from inspector.config.secret_reference import resolve
from inspector.model.endpoint import Endpoint
from inspector.model.inspector_error import InspectorError
from inspector.receiver.presence import ask_about
from inspector.receiver.route import route
from inspector.sender.target import Target

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_NAME_ONE = "Name one with --secret, for example --secret env:AKUWORKS_SECRET."


def own_secret(store: Path, target: Target) -> str:
    """Return the first secret of the endpoint that `target` reaches on the receiver serving `store`.

    Raises InspectorError that asks for --secret when the target is not that receiver, or nothing with a
    secret stands there.
    """
    if not _is_our_receiver(store, target):
        raise InspectorError(
            "No secret to sign with",
            f"{target.url} is not the receiver that serves {store}.",
            f"{_NAME_ONE} To reach our own receiver, start it: `inspector serve`.",
        )
    endpoint = _endpoint_at(store, target.path)
    if endpoint is None or not endpoint.secrets:
        there = (
            "No endpoint stands" if endpoint is None else f"The endpoint {endpoint.name!r} stands"
        )
        lack = "" if endpoint is None else ", without a secret"
        raise InspectorError(
            "No secret to sign with", f"{there} at {target.path}{lack}.", _NAME_ONE
        )
    return resolve(endpoint.secrets[0])


def _is_our_receiver(store: Path, target: Target) -> bool:
    health = ask_about(store)
    if health is None:
        return False
    ours = urlsplit(health.url)
    return target.port == ours.port and target.host in {ours.hostname, *_LOOPBACK}


def _endpoint_at(store: Path, path: str) -> Endpoint | None:
    with open_reader(store) as reader:
        return route(path, {endpoint.path: endpoint for endpoint in reader.endpoints()})
