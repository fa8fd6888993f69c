"""A heap in simulated memory, and a model of it in plain Python to compare with.

Invariant: a `Node` of the model stands for one object of the heap. `Model.check` walks both from
the same roots; where they agree, it learns the addresses, which a move has changed. The model
decides by itself what is reachable and what must stay.
"""

from dataclasses import dataclass, field

from snakelet.runtime.heap import allocate, block, collect, compact
from snakelet.runtime.heap.bitmap import words_for
from snakelet.runtime.heap.root import root
from snakelet.runtime.static import WORD_BYTES, Layout, Pointer, Struct, TypeBase, peek, poke, uword
from snakelet.runtime.static.memory import memory, stand_at

HEAP = 0x40000
TYPES = 0x1000
STATE_SLOTS = 0x8000
STATE_TABLE = 0x9000
POINTER_SLOTS = 0xA000
POINTER_TABLE = 0xB000
VALUE_STACK = 0xC000
MACHINE_STACK = 0xE000
W = WORD_BYTES


@dataclass
class Kind:
    """A type of objects: `references` are word offsets; a tail has `tail_size` bytes an element."""

    name: str
    words: int
    references: tuple[int, ...] = ()
    tail_size: int = 0
    tail_traced: bool = False
    movable: bool = True
    header: int = 0

    def bytes_for(self, length: int) -> int:
        return self.words * W + self.tail_size * length

    def blocks_for(self, length: int) -> int:
        return -(-self.bytes_for(length) // block.BLOCK_BYTES)

    def type_base(self) -> TypeBase:
        layout = Layout(Struct)
        layout.size = self.words * W
        layout.tail_size = self.tail_size
        layout.tail_traced = self.tail_traced
        layout.length_offset = W
        layout.reference_count = len(self.references)
        layout.references = Pointer([offset * W for offset in self.references])
        layout.movable = self.movable
        made = TypeBase(layout)
        return made


RAW = Kind("raw", 2)
PAIR = Kind("pair", 4, (1, 3))
WIDE = Kind("wide", 11, (2, 5, 9, 10))
CELLS = Kind("cells", 2, (), W, True)
BYTES = Kind("bytes", 3, (), 1)
OWNER = Kind("owner", 3, (2,), W, True)
FIXED = Kind("fixed", 4, (1, 2), movable=False)
KINDS = (RAW, PAIR, WIDE, CELLS, BYTES, FIXED)
TAILED = (CELLS, BYTES)
META = Kind("meta", 4, (2,), movable=False)
"""Types that live in the heap: objects of this kind can be the header of others."""

for number, kind in enumerate((*KINDS, OWNER, META)):
    kind.header = TYPES + number * 64
    stand_at(kind.header, kind.type_base())


def start(blocks: int) -> None:
    """An empty heap of so many blocks, no roots, the policy as at start."""
    size = blocks * block.BLOCK_BYTES
    size += block.BLOCK_BYTES + W + words_for(blocks) * block.BITMAPS * W
    size = block.region_bytes(size)
    memory.words.clear()
    memory.map(HEAP, size)
    for low in (STATE_SLOTS, STATE_TABLE, POINTER_SLOTS, POINTER_TABLE, VALUE_STACK, MACHINE_STACK):
        memory.map(low, 0x1000)
    block.start_heap(uword(HEAP), size)
    allocate.policy.__init__()  # type: ignore[misc]
    collect.collection.__init__()  # type: ignore[misc]
    compact.plan.__init__()  # type: ignore[misc]
    for name in ("stack_low", "stack_high"):
        setattr(root, name, uword(VALUE_STACK))
    for name in ("machine_low", "machine_base"):
        setattr(root, name, uword(MACHINE_STACK))
    root.state_table, root.pointer_table = uword(STATE_TABLE), uword(POINTER_TABLE)
    root.state_count = root.pointer_count = 0


def new(kind: Kind, length: int = 0) -> int:
    """Allocates an object and sets its length, as a constructor does."""
    address = allocate.allocate(kind.bytes_for(length), uword(kind.header))
    if kind.tail_size:
        set_length(int(address), length)
    return int(address)


def set_length(address: int, length: int) -> None:
    above = int(peek(uword(address + W))) >> 32 << 32
    poke(uword(address + W), uword(above | length))


def load(address: int, word: int = 0) -> int:
    return int(peek(uword(address + word * W)))


def store(address: int, word: int, value: int) -> None:
    poke(uword(address + word * W), uword(value))


def set_state_roots(count: int) -> None:
    """So many State fields that hold objects, all NULL."""
    root.state_count = count
    for i in range(count):
        store(STATE_TABLE, i, STATE_SLOTS + 2 * i * W)
        store(STATE_SLOTS, 2 * i, 0)


def set_state_root(index: int, value: int) -> None:
    store(STATE_SLOTS, 2 * index, value)


def state_root(index: int) -> int:
    return load(STATE_SLOTS, 2 * index)


def push_values(*words: int) -> None:
    """Makes the value stack hold these words."""
    for i, word in enumerate(words):
        store(VALUE_STACK, i, word)
    root.stack_high = uword(VALUE_STACK + len(words) * W)


def push_machine(*words: int) -> None:
    """Makes the machine stack hold these words."""
    for i, word in enumerate(words):
        store(MACHINE_STACK, i, word)
    root.machine_base = uword(MACHINE_STACK + len(words) * W)


def small(value: int) -> int:
    return value << 1 | 1


def bits(bitmap: uword) -> list[int]:
    """The numbers of the bits of a bitmap that are set, read bit by bit."""
    words = [load(int(bitmap), i) for i in range(block.region.words)]
    joined = sum(word << (8 * W * i) for i, word in enumerate(words))
    return [i for i in range(block.region.words * 8 * W) if joined >> i & 1]


def objects() -> dict[int, int]:
    """Every object of the heap as the bitmaps say: address to number of blocks."""
    block.close_hole()
    region = block.region
    occupied, heads = set(bits(region.occupied)), bits(region.head)
    found = {}
    for head in heads:
        assert head in occupied, "a head in a free block"
        end = head + 1
        while end in occupied and end not in heads:
            end += 1
        found[int(region.start) + head * block.BLOCK_BYTES] = end - head
    assert sum(found.values()) == len(occupied), "occupied blocks of no object"
    assert not occupied or max(occupied) < region.blocks
    return found


@dataclass(eq=False)
class Node:
    """An object of the model. `values` are its words behind header and length: a Node, or the
    number of a small integer; of bytes they are the bytes."""

    kind: Kind
    length: int
    values: dict[int, "Node | int"] = field(default_factory=dict)
    address: int = 0
    pinned: bool = False

    def slots(self) -> list[int]:
        """The words that may hold references."""
        tail = range(self.kind.words, self.kind.words + self.length)
        return [*self.kind.references, *(tail if self.kind.tail_traced else ())]

    def children(self) -> list["Node"]:
        return [value for value in self.values.values() if isinstance(value, Node)]


class Model:
    """The roots, and through them all objects, as they ought to be."""

    def __init__(self, roots: int) -> None:
        self.roots: list[Node | None] = [None] * roots
        self.stack: list[Node | int] = []
        self.machine: list[tuple[Node, int]] = []
        """Nodes held by the machine stack, with the byte at which the word points."""
        set_state_roots(roots)

    def allocate(self, kind: Kind, length: int) -> Node:
        node = Node(kind, length, {})
        node.address = new(kind, length)
        for i in range(1, kind.blocks_for(length) * 4):
            expected = length if kind.tail_size and i == 1 else 0
            assert load(node.address, i) == expected, "fresh memory is not zero"
        node.values = dict.fromkeys(node.slots(), 0)
        for slot in node.slots():
            store(node.address, slot, 0)
        return node

    def set(self, node: Node, slot: int, value: "Node | int") -> None:
        node.values[slot] = value
        store(node.address, slot, word_of(value))

    def set_root(self, index: int, node: Node | None) -> None:
        self.roots[index] = node
        set_state_root(index, node.address if node else 0)

    def top(self) -> Node:
        """The object of root 0, which there is."""
        node = self.roots[0]
        assert node is not None
        return node

    def set_stack(self, values: list["Node | int"]) -> None:
        self.stack = values
        push_values(*(word_of(value) for value in values))

    def set_machine(self, held: list[tuple[Node, int]]) -> None:
        self.machine = held
        push_machine(*(node.address + offset for node, offset in held))

    def reachable(self) -> list[Node]:
        todo = [node for node in self.roots if node]
        todo += [node for node in self.stack if isinstance(node, Node)]
        todo += [node for node, _ in self.machine]
        found: dict[int, Node] = {}
        while todo:
            node = todo.pop()
            if id(node) not in found:
                found[id(node)] = node
                todo += node.children()
        return list(found.values())

    def staying(self) -> list[Node]:
        held = {id(node) for node, _ in self.machine}
        nodes = self.reachable()
        return [n for n in nodes if n.pinned or id(n) in held or not n.kind.movable]

    def check(self) -> None:
        """Compares the heap with the model, and learns where the objects are now."""
        stayed = {id(node): node.address for node in self.staying()}
        seen: dict[int, int] = {}
        todo: list[tuple[Node, int]] = []
        for index, top in enumerate(self.roots):
            if top:
                todo.append((top, state_root(index)))
        for index, value in enumerate(self.stack):
            todo += self._visit(value, load(VALUE_STACK, index))
        todo += [(node, node.address) for node, _ in self.machine]
        while todo:
            node, address = todo.pop()
            if id(node) in seen:
                assert seen[id(node)] == address, "two addresses for one object"
                continue
            seen[id(node)] = address
            todo += self._visit_fields(node, address)
        assert len(set(seen.values())) == len(seen), "two objects at one address"
        for identity, address in stayed.items():
            assert seen[identity] == address, "an object moved that had to stay"
        found = objects()
        for node in self.reachable():
            node.address = seen[id(node)]
            assert found[node.address] == node.kind.blocks_for(node.length)

    def _visit(self, value: "Node | int", word: int) -> list[tuple[Node, int]]:
        if isinstance(value, Node):
            return [(value, word)]
        assert word == word_of(value)
        return []

    def _visit_fields(self, node: Node, address: int) -> list[tuple[Node, int]]:
        assert load(address) == node.kind.header
        if node.kind.tail_size:
            assert load(address, 1) & 0xFFFFFFFF == node.length
        todo: list[tuple[Node, int]] = []
        for slot, value in node.values.items():
            todo += self._visit(value, load(address, slot))
        return todo

    def check_exact(self) -> None:
        """After a collection: nothing but the reachable objects is left."""
        self.check()
        assert sorted(objects()) == sorted(node.address for node in self.reachable())
        assert allocate.used_bytes() == block.BLOCK_BYTES * sum(objects().values())


def word_of(value: "Node | int") -> int:
    """0 stands for NULL."""
    if isinstance(value, Node):
        return value.address
    return small(value) if value else 0
