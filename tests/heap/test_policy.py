"""When the heap collects, when it refuses, and with what words."""

import pytest
from heap_support import (
    BYTES,
    PAIR,
    RAW,
    VALUE_STACK,
    load,
    new,
    objects,
    push_values,
    start,
    store,
)

from snakelet.runtime.heap import allocate, block, collect, pause
from snakelet.runtime.static import feature, uword
from snakelet.runtime.static.error import MemoryError as UserMemoryError

BYTES_A_BLOCK = block.BLOCK_BYTES


def message(error: pytest.ExceptionInfo[UserMemoryError]) -> str:
    return "".join(map(str, error.value.arguments))


def keep(count: int) -> None:
    """So many pairs that hang on each other and on the value stack."""
    push_values(0)
    for _ in range(count):
        pair = new(PAIR)
        store(pair, 1, load(VALUE_STACK))
        push_values(pair)


def test_message_when_there_is_no_room() -> None:
    start(50)
    with pytest.raises(UserMemoryError) as error:
        allocate.allocate(100_000, uword(RAW.header))
    assert message(error) == "memory allocation failed, allocating 100000 bytes"


def test_message_when_locked() -> None:
    start(50)
    new(RAW)
    allocate.lock()
    allocate.lock()
    assert allocate.locked_depth() == 2
    for _ in range(2):
        with pytest.raises(UserMemoryError) as error:
            allocate.allocate(16, uword(RAW.header))
        assert message(error) == "memory allocation failed, heap is locked"
        remaining = allocate.unlock()
    assert remaining == 0
    assert new(RAW)


def test_locked_heap_does_not_grow_in_place() -> None:
    start(50)
    big = new(BYTES, 1)
    allocate.lock()
    assert not allocate.grow_in_place(uword(big), 10 * BYTES_A_BLOCK)
    allocate.unlock()


@pytest.mark.skipif(feature.paranoid, reason="collects at each allocation")
def test_collection_comes_when_the_heap_is_full() -> None:
    start(50)
    for _ in range(50):
        new(PAIR)
    assert collect.collection.count == 0
    new(PAIR)
    assert collect.collection.count == 1
    assert allocate.used_bytes() == BYTES_A_BLOCK


def test_disabled_heap_does_not_collect() -> None:
    start(50)
    allocate.disable()
    assert not allocate.is_enabled()
    room = block.free_blocks()
    for _ in range(room):
        new(PAIR)
    with pytest.raises(UserMemoryError):
        new(PAIR)
    assert collect.collection.count == 0
    allocate.enable()
    new(PAIR)
    assert collect.collection.count > 0


def test_memory_error_is_survived() -> None:
    start(50)
    with pytest.raises(UserMemoryError):
        keep(51)
    push_values()
    room = block.region.limit
    keep(room)
    assert len(objects()) == room


@pytest.mark.skipif(feature.paranoid, reason="collects at each allocation")
@pytest.mark.parametrize("blocks", [0, 1, 5, 31])
def test_threshold(blocks: int) -> None:
    start(1000)
    allocate.set_threshold(blocks * BYTES_A_BLOCK + 7)
    assert allocate.threshold() == blocks * BYTES_A_BLOCK
    for count in range(1, 200):
        new(PAIR)
        due = count - 1 if blocks == 0 else (count - 1) // blocks
        assert collect.collection.count == (count if blocks == 0 else due)


@pytest.mark.skipif(feature.paranoid, reason="collects at each allocation")
def test_threshold_counts_what_was_allocated_before() -> None:
    start(1000)
    for _ in range(20):
        new(PAIR)
    allocate.set_threshold(30 * BYTES_A_BLOCK)
    for _ in range(10):
        new(PAIR)
    assert collect.collection.count == 0
    new(PAIR)
    assert collect.collection.count == 1


def test_threshold_is_rounded_to_blocks() -> None:
    """The reference: 1000 becomes 992 with blocks of 16 and of 32 bytes."""
    start(50)
    assert allocate.threshold() == -1
    allocate.set_threshold(1000)
    assert allocate.threshold() == 992
    allocate.set_threshold(-5)
    assert allocate.threshold() == -1


@pytest.mark.skipif(not feature.fail_allocation, reason="only in builds with fail_allocation")
def test_every_allocation_can_fail() -> None:
    for number in range(1, 12):
        start(50)
        allocate.policy.fail_at = number
        for _ in range(number - 1):
            new(PAIR)
        with pytest.raises(UserMemoryError):
            new(PAIR)
        new(PAIR)
        assert allocate.policy.allocations == number + 1


@pytest.mark.skipif(not feature.gc_times, reason="only in builds with gc_times")
def test_pauses() -> None:
    start(50)

    lengths = [(7 * i) % 101 for i in range(100)]
    readings = iter([t for i in lengths for t in (1000, 1000 + i)])
    pause.pauses.__init__()  # type: ignore[misc]
    pause.pauses.clock = lambda: next(readings)
    for done in range(1, 101):
        allocate.collect_now()
        ring = sorted(lengths[max(0, done - pause.RING) : done])
        assert [pause.ranked_pause(i) for i in range(pause.pause_count())] == ring
    pause.pauses.clock = None


@pytest.mark.skipif(not feature.paranoid, reason="only in paranoid builds")
def test_paranoid_build_moves_and_spoils_at_each_allocation() -> None:
    start(50)
    old = new(PAIR)
    push_values(old)
    new(PAIR)
    assert load(old) == block.POISON
    assert old not in objects()
    collections = collect.collection.count
    new(PAIR)
    assert collect.collection.count == collections + 1
