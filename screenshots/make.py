"""Make the pictures in this folder from the real app: `python screenshots/make.py`.

The store holds the same requests every time, judged by the real providers and written by the real
writer, so that a picture changes only when the app does.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.model.armed_fault import ArmedFault
from inspector.model.captured_request import CapturedRequest
from inspector.model.endpoint import Endpoint
from inspector.model.fault import Fault
from inspector.model.judged import Judged
from inspector.model.request import Request
from inspector.model.response import Response
from inspector.model.secret import Secret
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.providers.catalogue_loader import load
from inspector.store.endpoints import Endpoints
from inspector.store.migrations import ensure
from inspector.store.writer import Writer
from inspector.tui.app import InspectorApp
from inspector.tui.services.receiver_state import ReceiverState
from inspector.tui.services.stage import Stage

if TYPE_CHECKING:
    from inspector.model.headers import Headers

FOLDER = Path(__file__).parent
WIDE, NARROW = (120, 36), (80, 24)
URL = "http://127.0.0.1:4665"
SECRET = "whsec_a-secret-for-pictures-only"  # noqa: S105 - it signs nothing but these pictures
NOON = 1_764_072_000
SECOND, MILLISECOND = 1_000_000_000, 1_000_000
PROVIDER = load("akuworks")


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A request of the pictures: which event, what was done to it, how it was answered."""

    event: str = "verification.success"
    forge: str = ""
    status: int = 200
    milliseconds: float = 1.2
    fault: str | None = None
    target: str = "/hooks/akuworks"


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A file, and the keys that lead to what it shows; no `theme` leaves it to the environment."""

    name: str
    size: tuple[int, int] = WIDE
    keys: Sequence[str] = ()
    theme: str = "inspector-dark"
    environ: Sequence[tuple[str, str]] = ()
    empty: bool = False
    armed: bool = False


SCENES = (
    Scene(milliseconds=2.3),
    Scene(event="verification.failed", milliseconds=1.7),
    Scene(event="security.alert", milliseconds=1.6),
    Scene(event="config.updated", milliseconds=0.9),
    Scene(event="verification.success", forge="unsigned", status=401, milliseconds=0.8),
    Scene(event="security.alert", status=503, fault="status 503", milliseconds=1.0),
    Scene(event="security.alert", status=503, fault="status 503", milliseconds=0.9),
    Scene(event="security.alert", milliseconds=1.4),
    Scene(event="verification.failed", fault="delay 2.1 s", milliseconds=2_102),
    Scene(event="", forge="plain", target="/health", milliseconds=0.4),
    Scene(event="verification.failed", forge="broken", status=401, milliseconds=0.7),
    Scene(event="config.updated", forge="incomplete", milliseconds=1.1),
    Scene(event="verification.success", forge="rewritten", milliseconds=1.9),
    Scene(event="verification.success", milliseconds=1.3),
    Scene(event="security.alert", forge="tampered", status=401, milliseconds=1.8),
)
PICTURES = (
    Picture(name="events"),
    Picture(name="events-light", theme="inspector-light"),
    Picture(name="events-without-colour", theme="", environ=(("NO_COLOR", "1"),)),
    Picture(name="events-80x24", size=NARROW),
    Picture(name="empty", empty=True),
    Picture(name="empty-80x24", size=NARROW, empty=True),
    Picture(name="detail", keys=("down", "enter")),
    Picture(name="detail-80x24", size=NARROW, keys=("down", "enter")),
    Picture(name="detail-schema", keys=("down", "down", "down", "enter", "left")),
    Picture(
        name="detail-attempts",
        keys=("pagedown", "up", "up", "up", "enter", "right", "right", "right"),
    ),
    Picture(name="fault", keys=("f",)),
    Picture(name="fault-armed", armed=True),
    Picture(name="fault-armed-80x24", size=NARROW, armed=True),
    Picture(name="send", keys=("s",)),
    Picture(name="send-80x24", size=NARROW, keys=("s",), empty=True),
    Picture(name="help", keys=("question_mark",)),
    Picture(name="help-80x24", size=NARROW, keys=("question_mark",), theme="inspector-light"),
    Picture(name="commands", keys=("ctrl+p",)),
    Picture(name="small", size=(40, 10)),
    Picture(name="fault-small", size=(40, 10), keys=("f",)),
)


def now() -> int:
    """Return the time at which all pictures are taken."""
    return (NOON + 60 * len(SCENES)) * SECOND


def prepare(store: Path, *, armed: bool) -> Endpoint:
    """Make a store whose endpoint has the pictures' secret, and maybe an armed fault."""
    ensure(store)
    with Endpoints(store) as endpoints:
        default = endpoints.ensure_default()
        endpoint = endpoints.set(replace(default, secrets=(Secret("main", SECRET),)))
        if armed:
            fault = Fault("status", {"status": 503})
            endpoints.arm(endpoint.name, ArmedFault(fault, now(), now() + 272 * SECOND))
    return endpoint


async def fill(store: Path, endpoint: Endpoint) -> None:
    """Store the scenes, some seconds apart."""
    writer = Writer(store)
    for index, scene in enumerate(SCENES):
        at = (NOON + 7 * index) * SECOND + 412 * MILLISECOND
        captured = capture(scene, at)
        number = await writer.put(captured, judge(scene, captured, endpoint))
        writer.put_response(answer(scene, number, at))
    await writer.close()


def capture(scene: Scene, at: int) -> CapturedRequest:
    """Return the request of a scene, signed, and then spoilt as the scene says."""
    body = PROVIDER.sample(scene.event) if scene.event else b""
    headers: Headers = (("Host", "127.0.0.1:4665"), ("User-Agent", "AkuWorks-Webhooks/2.1"))
    if scene.event:
        if scene.forge == "incomplete":
            body = body.replace(b'"changed_by"', b'"changed-by"')
        signed = PROVIDER.sign(Request("POST", "", (), body), SECRET, now=NOON)
        body = signed.body
        own = () if scene.forge in {"unsigned", "rewritten"} else signed.headers
        headers = (*headers, ("Content-Type", "application/json"), *own)
    if scene.forge == "unsigned":
        body = PROVIDER.sample(scene.event)
    if scene.forge == "rewritten":
        body = body.replace(b'","', b'", "').replace(b'":', b'": ')
    if scene.forge == "tampered":
        body = body.replace(b"critical", b"low")
    if scene.forge == "broken":
        body = body[: len(body) // 2]
    method = "POST" if scene.event else "GET"
    lines = [f"{method} {scene.target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers)]
    return CapturedRequest(
        received_at=at,
        remote="127.0.0.1:53122",
        head="\r\n".join([*lines, "", ""]).encode(),
        body=body,
        method=method,
        target=scene.target,
        version="HTTP/1.1",
        headers=headers,
    )


def judge(scene: Scene, captured: CapturedRequest, endpoint: Endpoint) -> Judged:
    """Return what the receiver would have found."""
    request = captured.as_request(URL + scene.target)
    if scene.target != endpoint.path:
        verdict = Verdict(VerdictStatus.UNCHECKED, "No endpoint stands at this path.")
        return Judged(None, None, None, PROVIDER.event(request), verdict)
    verdict = PROVIDER.verify(request, [("main", SECRET)], now=NOON)
    return Judged(endpoint.id, endpoint.name, endpoint.provider, PROVIDER.event(request), verdict)


def answer(scene: Scene, number: int, at: int) -> Response:
    """Return how a scene was answered."""
    return Response(
        request_id=number,
        started_at=at,
        finished_at=at + round(scene.milliseconds * MILLISECOND),
        status=scene.status,
        headers=(("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", "3")),
        body=b"ok\n",
        phase="complete",
        bytes_sent=112,
        fault=scene.fault,
        succeeded=scene.status == 200,  # noqa: PLR2004 - the provider's rule
    )


async def take(picture: Picture, folder: Path, store: Path) -> None:
    """Show a store, press the keys, and write what stands on the screen."""
    os.environ.update(picture.environ)
    app = InspectorApp(store, clock=now)
    for name, _ in picture.environ:
        del os.environ[name]
    app.session.receiver = ReceiverState(Stage.LISTENING, url=URL)
    app.theme = picture.theme or app.theme
    async with app.run_test(size=picture.size) as pilot:
        for key in ("", *picture.keys):
            if key:
                await pilot.press(key)
            await pilot.pause()
            if app.screen.query("DetailPane, EmptyState"):
                await app.workers.wait_for_complete()
            await pilot.pause()
        drawn = app.export_screenshot(title="inspector")
        # Not every viewer keeps the spaces that a cell of text begins with.
        drawn = drawn.replace("<text ", '<text xml:space="preserve" ')
        (folder / f"{picture.name}.svg").write_text(drawn)


async def main(folder: Path, names: Sequence[str]) -> None:
    """Take all pictures, or those named."""
    with tempfile.TemporaryDirectory() as place:
        stores: dict[tuple[bool, bool], Path] = {}
        for picture in PICTURES:
            if names and picture.name not in names:
                continue
            kind = (picture.empty, picture.armed)
            if kind not in stores:
                stores[kind] = store = Path(place) / f"{len(stores)}" / "inspector.db"
                endpoint = prepare(store, armed=picture.armed)
                if not picture.empty:
                    await fill(store, endpoint)
            await take(picture, folder, stores[kind])


if __name__ == "__main__":
    os.environ["TZ"] = "UTC"
    time.tzset()
    asyncio.run(main(FOLDER, sys.argv[1:]))
