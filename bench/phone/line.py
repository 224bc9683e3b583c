"""A bad line in front of the site: every byte between browser and server goes through it and comes late.

It delays what TCP carries, so that the round trips of TCP and TLS count. A lost packet is one that comes after it was
sent again; TCP's slow start is left out, because our pages fit in its first window.
"""

import asyncio
import random
import threading
from asyncio import StreamReader, StreamWriter
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager

import msgspec

PACKET = 1_400  # bytes


class Quality(msgspec.Struct, frozen=True):
    round_trip: float  # seconds, as jitter
    bytes_a_second: float
    jitter: float = 0
    loss: float = 0

    @property
    def sent_again(self) -> float:
        """How late a lost packet comes."""
        return max(1.0, 2 * self.round_trip)


class Direction:
    """One way of the line, shared by all connections."""

    def __init__(self, quality: Quality, chance: random.Random):
        self.quality, self.chance = quality, chance
        self.free_at = 0.0

    def arrival(self, size: int) -> float:
        """When a packet comes out that goes in now."""
        now = asyncio.get_running_loop().time()
        self.free_at = max(now, self.free_at) + size / self.quality.bytes_a_second
        late = self.chance.uniform(0, self.quality.jitter)
        lost = self.quality.sent_again if self.chance.random() < self.quality.loss else 0
        return self.free_at + self.quality.round_trip / 2 + late + lost

    async def carry(self, reader: StreamReader, writer: StreamWriter, not_before: float) -> None:
        packets: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivery = asyncio.create_task(self._deliver(packets, writer))
        last = not_before
        while packet := await reader.read(PACKET):
            last = max(last, self.arrival(len(packet)))  # in order, as TCP hands it over
            packets.put_nowait((last, packet))
        packets.put_nowait((last, b""))
        await delivery

    async def _deliver(self, packets: asyncio.Queue[tuple[float, bytes]], writer: StreamWriter) -> None:
        while True:
            due, packet = await packets.get()
            await asyncio.sleep(due - asyncio.get_running_loop().time())
            if not packet:
                break
            writer.write(packet)
            await writer.drain()
        writer.close()


class Line:
    def __init__(self, port: int, quality: Quality, seed: int):
        chance = random.Random(seed)  # noqa: S311
        self.far, self.quality = port, quality
        self.up, self.down = Direction(quality, chance), Direction(quality, chance)

    async def connect(self, reader: StreamReader, writer: StreamWriter) -> None:
        opened = (
            asyncio.get_running_loop().time() + 1.5 * self.quality.round_trip
        )  # TCP's handshake, then a first packet
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.far)
            await asyncio.gather(
                self.up.carry(reader, far_writer, opened), self.down.carry(far_reader, writer, not_before=0)
            )
        except (OSError, asyncio.CancelledError):  # the page was left, or the line is being taken down
            writer.close()

    async def open(self, is_open: Future[int]) -> None:
        self.loop, self.is_over = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self.connect, "127.0.0.1", 0)
        is_open.set_result(server.sockets[0].getsockname()[1])
        await self.is_over.wait()

    def close(self) -> None:
        self.loop.call_soon_threadsafe(self.is_over.set)


@contextmanager
def line(port: int, quality: Quality, seed: int = 1) -> Iterator[int]:
    """The port of the line's near end; the far end is the server at ``port``."""
    opened, is_open = Line(port, quality, seed), Future[int]()
    thread = threading.Thread(target=lambda: asyncio.run(opened.open(is_open)))
    thread.start()  # a loop of its own, because Playwright's runs in this one
    try:
        yield is_open.result()
    finally:
        opened.close()
        thread.join()
