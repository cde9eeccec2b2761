from pathlib import Path

from inspector.config.secret_reference import resolve
from inspector.model.endpoint import Endpoint
from inspector.model.request import Request
from inspector.model.secret import Secret
from inspector.providers.catalogue_loader import load
from inspector.store.endpoints import Endpoints
from inspector.tui.services.judgement import Judgement
from inspector.tui.services.request_detail import RequestDetail
from tests.tui.filled_store import MORNING, Row, fill

PROVIDER = load("akuworks")


async def judged(store: Path, row: Row) -> Judgement:
    await fill(store, [row])
    detail = RequestDetail.load(store, 1)
    assert detail is not None
    return Judgement.of(detail)


async def test_the_signed_bytes_of_a_valid_request_are_found_again(
    store: Path, endpoint: Endpoint
) -> None:
    body = PROVIDER.sample("verification.success")
    signed = PROVIDER.sign(Request("POST", "", (), body), resolve(endpoint.secrets[0]), now=MORNING)
    judgement = await judged(store, Row(headers=signed.headers, body=signed.body))
    assert judgement.signed is not None
    assert judgement.signed in {signed.body, body.rstrip()} or judgement.signed in signed.body
    assert judgement.findings == ()


async def test_a_payload_that_lacks_something_has_findings_and_no_signed_bytes(store: Path) -> None:
    judgement = await judged(store, Row())
    assert judgement.signed is None
    assert judgement.unsigned_reason
    assert judgement.findings


async def test_without_a_provider_nothing_is_known(store: Path) -> None:
    judgement = await judged(store, Row(endpoint=False))
    assert judgement.findings is None
    assert "No provider" in judgement.unsigned_reason


async def test_a_secret_that_does_not_resolve_is_told(store: Path, endpoint: Endpoint) -> None:
    with Endpoints(store) as endpoints:
        changed = Endpoint(
            endpoint.id,
            endpoint.name,
            endpoint.path,
            endpoint.provider,
            (Secret("main", "env:NO_SUCH"),),
        )
        endpoints.set(changed)
    judgement = await judged(store, Row())
    assert judgement.signed is None
    assert "does not resolve" in judgement.unsigned_reason
