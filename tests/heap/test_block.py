"""Allocation, the open hole, growing, shrinking and freeing, against the bitmaps bit by bit."""

import pytest
from heap_support import (
    BYTES,
    CELLS,
    FIXED,
    HEAP,
    PAIR,
    RAW,
    W,
    load,
    new,
    objects,
    push_machine,
    set_length,
    set_state_root,
    set_state_roots,
    start,
    store,
)

from snakelet.runtime.heap import allocate, block
from snakelet.runtime.static import feature, uword
from snakelet.runtime.static.memory import memory

BYTES_A_BLOCK = block.BLOCK_BYTES


def length_for(blocks: int) -> int:
    """The length of a bytes object of so many blocks."""
    return blocks * BYTES_A_BLOCK - BYTES.bytes_for(0)


@pytest.mark.parametrize("size", [700, 1024, 4000, 20000, 20001])
@pytest.mark.parametrize("shift", [0, 3, 8, 31])
def test_region_keeps_inside(size: int, shift: int) -> None:
    """Objects fill the whole region, and nothing outside is touched."""
    memory.words.clear()
    low = HEAP + shift
    memory.map(-(-low // W) * W, size - W)
    block.start_heap(uword(low), size)
    region = block.region
    assert region.start % BYTES_A_BLOCK == 0
    assert low <= region.occupied and region.pinned + region.words * W <= region.start
    assert region.start + region.size <= low + size
    taken = region.blocks * BYTES_A_BLOCK
    assert taken + 3 * BYTES_A_BLOCK + 4 * region.words * W >= size
    block.take_blocks(region.blocks, 0, uword(RAW.header))
    assert block.used_blocks() == region.blocks


@pytest.mark.skipif(feature.paranoid, reason="a paranoid build collects at each allocation")
def test_small_objects_lie_side_by_side() -> None:
    start(100)
    first = new(PAIR)
    blocks = [new(PAIR), new(RAW), new(BYTES, length_for(2)), new(PAIR)]
    assert blocks == [first + BYTES_A_BLOCK * i for i in (1, 2, 3, 5)]
    assert load(first) == PAIR.header
    assert allocate.used_bytes() == 6 * BYTES_A_BLOCK


@pytest.mark.parametrize("length", [*range(20), *range(75, 90), *range(100, 128)])
def test_object_takes_the_blocks_it_needs(length: int) -> None:
    start(100)
    address = new(BYTES, length)
    assert objects() == {address: BYTES.blocks_for(length)}
    assert address % BYTES_A_BLOCK == 0


def test_memory_is_zero_after_reuse() -> None:
    start(40)
    for _ in range(60):
        address = new(BYTES, length_for(3))
        for word in range(BYTES.words, 12):
            assert load(address, word) == 0
            store(address, word, -1)


@pytest.mark.skipif(feature.paranoid, reason="unreachable objects would be freed at once")
def test_holes_are_found_again_after_the_end() -> None:
    start(64)
    made = [new(PAIR) for _ in range(64)]
    assert allocate.free_bytes() == 0
    for address in made[10:40:3]:
        block.free(uword(address))
    again = [new(PAIR) for _ in range(10)]
    assert sorted(again) == made[10:40:3]


@pytest.mark.skipif(feature.paranoid, reason="unreachable objects would be freed at once")
def test_large_objects_take_in_turn_the_holes_that_fit() -> None:
    start(200)
    made = [new(BYTES, length_for(20)) for _ in range(9)]
    for index in (2, 5, 6):
        block.free(uword(made[index]))
    assert new(BYTES, length_for(40)) == made[5]
    assert new(BYTES, length_for(18)) == made[8] + 20 * BYTES_A_BLOCK
    assert new(BYTES, length_for(18)) == made[2]


def test_hole_is_given_back() -> None:
    start(100)
    new(PAIR)
    block.close_hole()
    assert block.used_blocks() == 1
    assert block.find_hole(99, 0) == 1


def test_too_large_is_refused_without_a_search() -> None:
    start(50)
    for size in (51 * BYTES_A_BLOCK, 1 << 20, (1 << (8 * W - 1)) - 1):
        assert allocate.allocate_or_none(size, uword(RAW.header)) == 0


@pytest.mark.skipif(feature.paranoid, reason="objects move apart")
def test_growing_in_place() -> None:
    start(30)
    cells = new(CELLS, 2)
    other = new(PAIR)
    assert not allocate.grow_in_place(uword(cells), CELLS.bytes_for(3))
    assert allocate.grow_in_place(uword(cells), CELLS.bytes_for(2))
    store(block.region.start + 5 * BYTES_A_BLOCK, 0, 99)
    assert allocate.grow_in_place(uword(other), 10 * BYTES_A_BLOCK)
    assert objects() == {cells: 1, other: 10}
    assert all(load(other, word) == 0 for word in range(4, 40))
    assert not allocate.grow_in_place(uword(other), 30 * BYTES_A_BLOCK)
    assert allocate.grow_in_place(uword(other), 29 * BYTES_A_BLOCK)


@pytest.mark.skipif(feature.paranoid, reason="objects move apart")
def test_shrinking_in_place() -> None:
    start(30)
    cells = new(CELLS, 38)
    other = new(PAIR)
    allocate.shrink_in_place(uword(cells), CELLS.bytes_for(7))
    set_length(cells, 7)
    assert objects() == {cells: CELLS.blocks_for(7), other: 1}
    assert allocate.grow_in_place(uword(cells), 10 * BYTES_A_BLOCK)
    assert all(load(cells, word) == 0 for word in range(12, 40))


def test_pins() -> None:
    start(30)
    set_state_roots(2)
    pair = new(PAIR)
    set_state_root(0, pair)
    push_machine(pair)
    fixed = new(FIXED)
    assert not block.is_pinned(uword(pair))
    assert block.is_pinned(uword(fixed)), "its type never moves"
    block.pin(uword(pair))
    assert block.is_pinned(uword(pair))
    block.pin(uword(PAIR.header))
    assert block.is_pinned(uword(PAIR.header)), "what lies outside stays anyway"
    block.free(uword(pair))
    assert pair not in objects()
    while block.take_blocks(1, 1, uword(PAIR.header)) != 0:
        pass
    assert pair in objects(), "its place is taken again"
    assert [a for a in objects() if block.is_pinned(uword(a))] == [fixed]
