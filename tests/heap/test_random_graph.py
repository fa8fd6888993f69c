"""Random programs over the heap, compared with the model after each step that may free or move."""

import random

import pytest
from heap_support import (
    BYTES,
    CELLS,
    KINDS,
    TAILED,
    Model,
    Node,
    load,
    objects,
    set_length,
    start,
    store,
)

from snakelet.runtime.heap import allocate, block, collect, compact
from snakelet.runtime.static import WORD_BYTES, feature, uword
from snakelet.runtime.static.error import MemoryError as UserMemoryError


class Program:
    """One random program in a heap of so many blocks."""

    def __init__(self, seed: int, blocks: int) -> None:
        self.choose = random.Random(seed)
        start(blocks)
        self.model = Model(12 if blocks < 1000 else 60)
        self.refused = 0

    def length(self, kind: object) -> int:
        if kind not in TAILED:
            return 0
        unit = 8 if kind is BYTES else 1
        return unit * self.choose.choice([0, 1, 3, 7, 20, 40, self.choose.randrange(150)])

    def some_node(self) -> Node | None:
        nodes = self.model.reachable()
        return self.choose.choice(nodes) if nodes else None

    def step_allocate(self) -> None:
        kind = self.choose.choice(KINDS)
        length = self.length(kind)
        counted = collect.collection.count
        try:
            node = self.model.allocate(kind, length)
        except UserMemoryError:
            self.check_refusal(kind.blocks_for(length))
            return
        if collect.collection.count != counted:
            self.model.check()
        self.fill(node)
        self.model.set_root(self.choose.randrange(len(self.model.roots)), node)

    def check_refusal(self, blocks: int) -> None:
        """No hole had room, though all objects that may move had been moved together."""
        if blocks > block.region.limit:
            return
        self.refused += 1
        self.model.check_exact()
        free = allocate.free_bytes() // block.BLOCK_BYTES
        if free >= blocks:
            assert self.model.staying(), "nothing is in the way, yet there was no room"
            assert block.find_hole(blocks, 0) < 0
        self.step_drop()

    def fill(self, node: Node) -> None:
        for slot in node.slots():
            child = self.some_node() if self.choose.random() < 0.5 else None
            self.model.set(node, slot, child or self.choose.randrange(1000))
        if node.kind is BYTES:
            first = BYTES.words
            for word in range(first, first + node.length // WORD_BYTES):
                self.model.set(node, word, self.choose.randrange(1, 1 << 20))

    def step_mutate(self) -> None:
        node = self.some_node()
        if node and node.slots():
            target = self.choose.choice([self.some_node() or 0, node, 0, 5])
            self.model.set(node, self.choose.choice(node.slots()), target)

    def step_drop(self) -> None:
        for _ in range(3):
            self.model.set_root(self.choose.randrange(len(self.model.roots)), None)

    def step_stack(self) -> None:
        nodes = [self.some_node() or 3 for _ in range(self.choose.randrange(6))]
        self.model.set_stack([*nodes, 77, 0])

    def step_machine(self) -> None:
        held = []
        for _ in range(self.choose.randrange(4)):
            node = self.some_node()
            if node:
                held.append((node, self.choose.randrange(node.kind.bytes_for(node.length))))
        self.model.set_machine(held)

    def step_pin(self) -> None:
        node = self.some_node()
        if node and sum(n.pinned for n in self.model.reachable()) < 6:
            node.pinned = True
            block.pin(uword(node.address))

    def step_grow(self) -> None:
        node = self.some_node()
        if node is None or node.kind is not CELLS:
            return
        old, length = node.length, node.length + self.choose.randrange(1, 30)
        if allocate.grow_in_place(uword(node.address), CELLS.bytes_for(length)):
            set_length(node.address, length)
            node.length = length
            for slot in range(CELLS.words + old, CELLS.words + length):
                assert load(node.address, slot) == 0, "what has grown is not zero"
                node.values[slot] = 0

    def step_shrink(self) -> None:
        node = self.some_node()
        if node is None or node.kind is not CELLS or node.length < 2:
            return
        node.length = self.choose.randrange(1, node.length)
        node.values = {s: v for s, v in node.values.items() if s < CELLS.words + node.length}
        set_length(node.address, node.length)
        allocate.shrink_in_place(uword(node.address), CELLS.bytes_for(node.length))
        for slot in range(CELLS.words + node.length, block_words(node)):
            store(node.address, slot, 0)

    def step_free(self) -> None:
        node = self.model.allocate(CELLS, 5) if room_for(4) else None
        if node:
            self.model.check()
            block.free(uword(node.address))
            assert node.address not in objects()

    def step_collect(self) -> None:
        allocate.collect_now()
        self.model.check_exact()

    def step_compact(self) -> None:
        collect.collect()
        before = objects()
        compact.compact()
        self.model.check_exact()
        assert len(objects()) == len(before)
        self.check_no_gaps()

    def check_no_gaps(self) -> None:
        """After a slide, a gap is smaller than the movable object behind it, or at an obstacle."""
        staying = {node.address for node in self.model.staying()}
        end = int(block.region.start)
        for address, blocks in sorted(objects().items()):
            assert address in staying or address == end
            end = address + blocks * block.BLOCK_BYTES

    def step_evacuate(self) -> None:
        collect.collect()
        staying = {id(node) for node in self.model.staying()}
        before = {id(node): node.address for node in self.model.reachable()}
        compact.evacuate()
        self.model.check_exact()
        moved = [n for n in self.model.reachable() if n.address != before[id(n)]]
        assert len(moved) == compact.plan.moved
        if block.used_blocks() * 4 <= block.region.blocks:
            assert len(moved) == len(before) - len(staying), "something movable has not moved"

    STEPS = (
        (step_allocate, 60),
        (step_mutate, 25),
        (step_drop, 4),
        (step_stack, 4),
        (step_machine, 4),
        (step_pin, 1),
        (step_grow, 3),
        (step_shrink, 3),
        (step_free, 2),
        (step_collect, 2),
        (step_compact, 2),
        (step_evacuate, 2),
    )

    def run(self, steps: int) -> None:
        kinds, weights = zip(*self.STEPS, strict=True)
        for step in self.choose.choices(kinds, weights, k=steps):
            step(self)


def room_for(blocks: int) -> bool:
    return block.free_blocks() >= 8 * blocks


def block_words(node: Node) -> int:
    return node.kind.blocks_for(node.length) * 4


SEEDS = 2 if feature.paranoid else 6
RUNS = [(seed, blocks) for seed in range(SEEDS) for blocks in (60, 150, 600)]
STEPS = 200 if feature.paranoid else 500


@pytest.mark.parametrize(("seed", "blocks"), RUNS)
def test_random_program(seed: int, blocks: int) -> None:
    program = Program(seed, blocks)
    program.run(STEPS)
    program.step_collect()


def test_large_random_program() -> None:
    program = Program(99, 1000 if feature.paranoid else 4000)
    program.run(STEPS if feature.paranoid else 3 * STEPS)
    program.step_collect()


def test_pressure() -> None:
    """Small heaps see what the programs above must: refusals, and compactions out of need."""
    program = Program(5, 60)
    program.run(500)
    assert program.refused > 3
    assert collect.collection.count > 20
    assert compact.plan.count > 5
