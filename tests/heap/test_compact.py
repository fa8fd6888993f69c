"""Compaction: order, obstacles, references from everywhere, and the large block that it frees."""

import pytest
from heap_support import (
    BYTES,
    CELLS,
    FIXED,
    META,
    PAIR,
    POINTER_SLOTS,
    POINTER_TABLE,
    RAW,
    VALUE_STACK,
    Model,
    load,
    new,
    objects,
    push_machine,
    push_values,
    set_state_root,
    set_state_roots,
    small,
    start,
    state_root,
    store,
)

from snakelet.runtime.heap import allocate, block, collect, compact
from snakelet.runtime.heap.root import root
from snakelet.runtime.static import feature, uword
from snakelet.runtime.static.error import MemoryError as UserMemoryError
from snakelet.runtime.static.memory import stand_at

BYTES_A_BLOCK = block.BLOCK_BYTES


@pytest.fixture(autouse=True)
def quiet_heap() -> None:
    """An empty heap that collects only when told."""
    start(100)
    allocate.disable()


def slide() -> dict[int, int]:
    collect.collect()
    compact.compact()
    return objects()


def place(number: int) -> int:
    return int(block.region.start) + number * BYTES_A_BLOCK


def comb(kept: str) -> list[int]:
    """Pairs side by side; `x` are kept in the state roots, `.` are garbage."""
    set_state_roots(len(kept))
    made = [new(PAIR) for _ in kept]
    for index, address in enumerate(made):
        store(address, 2, small(index))
        set_state_root(index, address if kept[index] == "x" else 0)
    return made


def test_slide_keeps_the_order() -> None:
    comb(".x..xx.x")
    assert slide() == {place(i): 1 for i in range(4)}
    assert [load(place(i), 2) for i in range(4)] == [small(i) for i in (1, 4, 5, 7)]
    assert [state_root(i) for i in (1, 4, 5, 7)] == [place(i) for i in range(4)]
    assert compact.plan.moved == 4


def test_slide_of_a_full_front_moves_nothing() -> None:
    comb("xxxx..")
    assert slide() == {place(i): 1 for i in range(4)}
    assert compact.plan.moved == 0


def test_empty_heap() -> None:
    assert slide() == {}
    compact.evacuate()
    assert objects() == {}


def test_pinned_object_is_an_obstacle() -> None:
    made = comb(".x..xx.x")
    block.pin(uword(made[4]))
    assert slide() == {place(i): 1 for i in (0, 1, 2, 4)}
    assert [load(place(i), 2) for i in (0, 1, 2, 4)] == [small(i) for i in (1, 5, 7, 4)]


def test_object_that_does_not_fit_before_an_obstacle_goes_behind() -> None:
    set_state_roots(3)
    new(PAIR)
    obstacle, hole, large = new(PAIR), new(PAIR), new(BYTES, 3 * BYTES_A_BLOCK)
    assert hole == obstacle + BYTES_A_BLOCK
    set_state_root(0, obstacle)
    set_state_root(1, large)
    block.pin(uword(obstacle))
    assert slide() == {place(1): 1, place(2): 4}
    assert state_root(1) == place(2)


def test_overlapping_slide_of_a_large_object() -> None:
    set_state_roots(1)
    new(PAIR)
    cells = new(CELLS, 100)
    for index in range(100):
        store(cells, CELLS.words + index, small(index))
    set_state_root(0, cells)
    assert slide() == {place(0): CELLS.blocks_for(100)}
    assert [load(place(0), CELLS.words + i) for i in range(100)] == [small(i) for i in range(100)]


def test_references_in_all_directions() -> None:
    """Before, behind, to itself, several to one, from fixed fields and tails."""
    set_state_roots(1)
    new(PAIR)
    low, cells, gone, high = new(PAIR), new(CELLS, 4), new(PAIR), new(PAIR)
    assert gone
    for index, target in enumerate((low, cells, high, high)):
        store(cells, CELLS.words + index, target)
    store(low, 1, high)
    store(low, 3, low)
    store(high, 1, cells)
    store(high, 3, low)
    set_state_root(0, cells)
    push_values(high, small(1), high)
    sizes = slide()
    first, middle, last = sorted(sizes)
    assert [load(middle, CELLS.words + i) for i in range(4)] == [first, middle, last, last]
    assert (load(first, 1), load(first, 3)) == (last, first)
    assert (load(last, 1), load(last, 3)) == (middle, first)
    assert state_root(0) == middle
    assert [load(VALUE_STACK, i) for i in range(3)] == [last, small(1), last]
    assert [load(address) for address in (first, middle, last)] == [
        PAIR.header,
        CELLS.header,
        PAIR.header,
    ]


@pytest.mark.parametrize("offset", [0, 1, 33, 150])
def test_machine_stack_pins(offset: int) -> None:
    new(PAIR)
    held, free = new(BYTES, 150), new(PAIR)
    push_machine(held + offset)
    push_values(free)
    assert held in slide()
    assert load(VALUE_STACK) == place(0)
    push_machine()
    push_values()
    assert slide() == {}


def test_pointers_in_state_pin() -> None:
    new(PAIR)
    held = new(BYTES, 150)
    root.pointer_count = 1
    store(POINTER_TABLE, 0, POINTER_SLOTS)
    store(POINTER_SLOTS, 0, held + 77)
    assert held in slide()


def test_raw_pointer_on_the_value_stack_pins() -> None:
    """A saved instruction pointer stands between the values of a frame."""
    new(PAIR)
    code, value = new(BYTES, 150), new(PAIR)
    push_values(small(1), code + 41, value)
    assert code in slide()
    assert [load(VALUE_STACK, i) for i in (1, 2)] == [code + 41, place(0)]


def test_types_stay_and_their_objects_move() -> None:
    new(PAIR)
    kind = new(META)
    stand_at(kind, PAIR.type_base())
    name = new(BYTES, 10)
    store(kind, 2, name)
    new(PAIR)
    thing = int(allocate.allocate(PAIR.bytes_for(0), uword(kind)))
    store(thing, 1, kind)
    push_values(thing)
    sizes = slide()
    moved = load(VALUE_STACK)
    assert kind in sizes and moved != thing
    assert load(moved) == kind and load(moved, 1) == kind
    assert load(kind, 2) in sizes


def test_immovable_objects_follow_what_moves() -> None:
    new(PAIR)
    fixed, pair = new(FIXED), new(PAIR)
    store(fixed, 2, pair)
    set_state_roots(1)
    set_state_root(0, fixed)
    assert slide() == {fixed: 1, place(0): 1}
    assert load(fixed, 2) == place(0)


def test_same_slot_twice_in_the_roots() -> None:
    new(PAIR)
    pair = new(PAIR)
    set_state_roots(2)
    set_state_root(0, pair)
    store(int(root.state_table), 1, load(int(root.state_table), 0))
    assert slide() == {place(0): 1}
    assert state_root(0) == place(0)


def fragment(pieces: int) -> None:
    """Fills the heap with pairs and keeps every second one."""
    set_state_roots(pieces)
    kept = "x." * (pieces // 2)
    for index, letter in enumerate(kept):
        pair = new(PAIR)
        if letter == "x":
            set_state_root(index, pair)
            store(pair, 2, small(index))


@pytest.mark.skipif(feature.paranoid, reason="the heap does not fragment while everything moves")
def test_large_block_through_compaction_alone() -> None:
    fragment(100)
    size = 30 * BYTES_A_BLOCK
    assert allocate.free_bytes() == 0
    collect.collect()
    assert allocate.free_bytes() == 50 * BYTES_A_BLOCK
    with pytest.raises(UserMemoryError):
        allocate.allocate(size, uword(RAW.header))
    allocate.enable()
    large = int(allocate.allocate(size, uword(RAW.header)))
    assert compact.plan.count == 1
    assert objects()[large] == 30
    assert [load(state_root(i), 2) for i in range(0, 100, 2)] == [
        small(i) for i in range(0, 100, 2)
    ]


@pytest.mark.skipif(feature.paranoid, reason="the heap does not fragment while everything moves")
def test_fragmented_by_pins_there_is_no_large_block() -> None:
    fragment(100)
    for index in range(0, 100, 10):
        block.pin(uword(state_root(index)))
    allocate.enable()
    with pytest.raises(UserMemoryError, match="allocating 960 bytes|allocating 480 bytes"):
        allocate.allocate(30 * BYTES_A_BLOCK, uword(RAW.header))
    assert allocate.allocate_or_none(9 * BYTES_A_BLOCK, uword(RAW.header)) != 0


def test_evacuation_moves_everything_that_may_move() -> None:
    made = comb("x.xx.xxx")
    block.pin(uword(made[5]))
    before = {state_root(i) for i in range(8) if state_root(i)}
    for _ in range(5):
        collect.collect()
        compact.evacuate()
        after = {state_root(i) for i in range(8) if state_root(i)}
        assert after == set(objects())
        assert after & before == {made[5]}
        before = after


@pytest.mark.skipif(feature.paranoid, reason="the region is never more than half full")
def test_evacuation_where_room_is_scarce() -> None:
    """What finds no place stays; the rest moves."""
    set_state_roots(3)
    large = new(BYTES, 70 * BYTES_A_BLOCK)
    pair = new(PAIR)
    set_state_root(0, large)
    set_state_root(1, pair)
    collect.collect()
    compact.evacuate()
    assert state_root(0) == large
    assert state_root(1) != pair
    assert sorted(objects()) == sorted([state_root(0), state_root(1)])


def test_model_notices_a_reference_that_was_not_changed() -> None:
    start(60)
    model = Model(2)
    for index in range(2):
        model.allocate(RAW, 0)
        node = model.allocate(PAIR, 0)
        model.set_root(index, node)
        model.check()
    other = model.roots[1]
    assert other
    model.set(model.top(), 1, other)
    stale = other.address
    collect.collect()
    compact.evacuate()
    store(state_root(0), 1, stale)
    with pytest.raises((AssertionError, KeyError)):
        model.check_exact()
