"""What a collection keeps and frees: precise and conservative roots, types in the heap, deep and
wide graphs that overflow the mark stack."""

import pytest
from heap_support import (
    BYTES,
    CELLS,
    KINDS,
    META,
    OWNER,
    PAIR,
    POINTER_SLOTS,
    POINTER_TABLE,
    RAW,
    Model,
    W,
    new,
    objects,
    push_machine,
    push_values,
    set_state_root,
    set_state_roots,
    small,
    start,
    store,
)

from snakelet.runtime.heap import allocate, block, collect
from snakelet.runtime.heap.root import root
from snakelet.runtime.static import feature, uword
from snakelet.runtime.static.memory import stand_at


def alive() -> list[int]:
    collect.collect()
    return sorted(objects())


def test_nothing_is_reachable_without_roots() -> None:
    start(100)
    allocate.disable()
    for kind in KINDS:
        new(kind)
    expected = sum(kind.blocks_for(0) for kind in KINDS)
    assert collect.collect() == expected
    assert collect.collection.freed_objects == len(KINDS)
    assert objects() == {}
    assert collect.collect() == 0


def test_each_kind_of_root() -> None:
    start(100)
    allocate.disable()
    state, value, pointed, machine, dead = (new(RAW) for _ in range(5))
    set_state_roots(3)
    set_state_root(1, state)
    push_values(small(5), value, 0)
    root.pointer_count = 1
    store(POINTER_TABLE, 0, POINTER_SLOTS)
    store(POINTER_SLOTS, 0, pointed + 3)
    push_machine(machine)
    assert alive() == sorted([state, value, pointed, machine])
    assert dead not in objects()


def test_words_that_are_no_references() -> None:
    """Precise roots: tagged words and words outside the heap; conservative: beside any object."""
    start(40)
    allocate.disable()
    target = new(RAW)
    end = int(block.region.start + block.region.size)
    set_state_roots(6)
    for index, word in enumerate([target | 1, target | 2, target | 4, target | 6, end, end + 64]):
        set_state_root(index, word)
    push_machine(int(block.region.start) - 1, end, target + 64, 0, (1 << 8 * W) - 1)
    assert alive() == []


def test_interior_pointers_keep() -> None:
    start(60)
    allocate.disable()
    big = new(BYTES, 300)
    size = objects()[big] * block.BLOCK_BYTES
    for offset in (0, 1, 7, 63, 299, size - 1):
        push_machine(big + offset)
        assert alive() == [big]
    push_machine(big + size)
    assert alive() == []


def test_cycles_are_freed() -> None:
    start(40)
    allocate.disable()
    first, second = new(PAIR), new(PAIR)
    store(first, 1, second)
    store(second, 3, first)
    push_values(second)
    assert alive() == sorted([first, second])
    push_values()
    assert alive() == []


def test_all_references_are_followed() -> None:
    """Fixed fields and tail of one object, untraced words beside them."""
    start(200)
    model = Model(1)
    owner = model.allocate(OWNER, 21)
    model.set_root(0, owner)
    for slot in owner.slots():
        child = model.allocate(RAW, 0)
        model.check()
        model.set(owner, slot, child)
    assert len(owner.slots()) == 22
    collect.collect()
    model.check_exact()


def test_type_in_the_heap_lives_as_long_as_its_objects() -> None:
    start(60)
    allocate.disable()
    name, kind = new(BYTES, 5), new(META)
    store(kind, 2, name)
    stand_at(kind, PAIR.type_base())
    thing = int(allocate.allocate(PAIR.bytes_for(0), uword(kind)))
    leaf_kind = new(META)
    stand_at(leaf_kind, RAW.type_base())
    leaf = int(allocate.allocate(RAW.bytes_for(0), uword(leaf_kind)))
    push_values(thing, leaf)
    assert alive() == sorted([name, kind, thing, leaf_kind, leaf])
    push_values(leaf)
    assert alive() == sorted([leaf_kind, leaf])


def chain(model: Model, length: int, slot: int) -> None:
    """A list that hangs on root 0 by one slot of each pair; the other refers to a pair."""
    for _ in range(length):
        node = model.allocate(PAIR, 0)
        model.check()
        if model.roots[0]:
            model.set(node, slot, model.roots[0])
        model.set_root(0, node)
        other = model.allocate(PAIR, 0)
        model.check()
        model.set(model.top(), 4 - slot, other)


@pytest.mark.parametrize("slot", [1, 3])
def test_long_lists(slot: int) -> None:
    start(450)
    model = Model(1)
    length = 40 if feature.paranoid else 200
    chain(model, length, slot)
    collect.collect()
    model.check_exact()
    assert len(objects()) == 2 * length


def nested(model: Model, levels: int, width: int) -> None:
    """Cells in the first place of cells and so on; the other places hold pairs, some shared."""
    for _ in range(levels):
        cells = model.allocate(CELLS, width)
        model.check()
        inner = model.roots[0]
        model.set_root(0, cells)
        if inner:
            model.set(cells, cells.slots()[width // 2], inner)
        for slot in (cells.slots()[0], cells.slots()[-1]):
            pair = model.allocate(PAIR, 0)
            model.check()
            model.set(model.top(), slot, pair)


def watch_overflow(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The list that gets the block from which each search after an overflow starts."""
    followed: list[int] = []
    again = collect.follow_again

    def follow_again(low: int) -> None:
        followed.append(low)
        again(low)

    monkeypatch.setattr(collect, "follow_again", follow_again)
    return followed


@pytest.mark.parametrize("width", [3, 9, 17])
def test_mark_stack_overflows(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every level leaves entries on the mark stack; what finds no room is found again."""
    start(600)
    model = Model(1)
    nested(model, 20, width)
    followed = watch_overflow(monkeypatch)
    monkeypatch.setattr(collect, "MARK_STACK", 4)
    collect.collect()
    model.check_exact()
    assert followed, "the test overflows the mark stack"


def test_mark_stack_of_real_size_overflows(monkeypatch: pytest.MonkeyPatch) -> None:
    start(4000)
    allocate.disable()
    top = 0
    for _ in range(collect.MARK_STACK + 50):
        cells = new(CELLS, 2 * collect.CHUNK)
        store(cells, CELLS.words + collect.CHUNK - 1, top)
        store(cells, CELLS.words + 2 * collect.CHUNK - 1, new(PAIR))
        top = cells
    push_values(top)
    followed = watch_overflow(monkeypatch)
    assert len(alive()) == 2 * (collect.MARK_STACK + 50)
    assert followed, "the test overflows the mark stack"


def test_counts_of_a_collection() -> None:
    start(100)
    allocate.disable()
    keep = new(BYTES, 100)
    push_values(keep)
    gone = [new(PAIR), new(BYTES, 200)]
    expected = sum(objects()[address] for address in gone)
    used = allocate.used_bytes()
    assert collect.collect() == expected
    assert collect.collection.freed_objects == 2
    assert allocate.used_bytes() == used - expected * block.BLOCK_BYTES
    assert allocate.used_bytes() + allocate.free_bytes() == allocate.total_bytes()


def test_reference_to_no_object_is_noticed() -> None:
    start(40)
    allocate.disable()
    big = new(BYTES, 200)
    set_state_roots(1)
    set_state_root(0, big + block.BLOCK_BYTES)
    with pytest.raises(AssertionError, match="no object"):
        collect.collect()


def test_model_notices_a_lost_object() -> None:
    """The model test can fail: an object that is freed too early shows."""
    start(40)
    model = Model(1)
    node = model.allocate(PAIR, 0)
    model.set_root(0, node)
    model.check()
    set_state_root(0, 0)
    collect.collect()
    set_state_root(0, node.address)
    with pytest.raises((AssertionError, KeyError)):
        model.check_exact()
