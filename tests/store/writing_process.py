"""Writes requests from sixteen tasks until it is killed, and prints each id once it is acknowledged.

Arguments: the store, `durable` or `normal`.
"""

import asyncio
import os
import sys
from pathlib import Path

from inspector.store.writer import Writer
from tests.store.samples import AT, captured, judged, response

TASKS = 16


async def put_for_ever(writer: Writer, task: int) -> None:
    number = 0
    while True:
        body = f"{task}:{number}".encode()
        request_id = await writer.put(captured(body), judged(event_id=f"{task}-{number}"))
        os.write(1, f"{request_id} {body.decode()}\n".encode())
        writer.put_response(response(request_id, finished_at=AT + 1_000 * request_id))
        number += 1


async def main() -> None:
    writer = Writer(Path(sys.argv[1]), durable=sys.argv[2] == "durable")
    await asyncio.gather(*(put_for_ever(writer, task) for task in range(TASKS)))


if __name__ == "__main__":
    asyncio.run(main())
