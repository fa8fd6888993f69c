"""A program in Static Python that works the heap hard: translated to C by test_compiled_heap.py.

Invariant: every object can be checked by what it holds, so that a lost, moved or overwritten object
shows. Objects hang on a State field, on words of a value stack, and on local variables alone.
"""

from typing import cast

from snakelet.runtime.heap import allocate as heap
from snakelet.runtime.heap.block import pin, start_heap
from snakelet.runtime.heap.cells import Cells
from snakelet.runtime.heap.collect import collection
from snakelet.runtime.heap.compact import plan
from snakelet.runtime.heap.root import root
from snakelet.runtime.static import (
    NULL,
    U8,
    U32,
    WORD_BYTES,
    Address,
    Array,
    Obj,
    Pointer,
    State,
    Struct,
    Tail,
    TypeBase,
    address_of,
    build,
    is_pointer,
    object_at,
    place_of,
    small,
    u32,
    uword,
)
from snakelet.runtime.static.error import MemoryError
from snakelet.translator.world import Hooks

SLOTS = 40
STACK = 24
PINS = 6


class Failure(Struct):
    """An exception object: made at build time, so raising takes no memory."""

    kind: TypeBase


class Bytes(Struct):
    """Some bytes; a tail that does not start at a whole word."""

    length: U32
    data: Tail[U8]


class Node(Struct):
    """`check` follows from the rest and never changes."""

    number: int
    left: Obj
    check: int
    right: Obj


class World(State):
    """The roots and the counters of the program."""

    slots: Cells | None = None
    pinned: Cells | None = None
    places: Array[uword] = Array(uword, PINS)
    stack: Array[uword] = Array(uword, STACK)
    seed: u32 = u32(1)
    failed: int = 0
    wrong: int = 0
    made: int = 0


world = World()
_types: dict[str, TypeBase] = {}


@build
def error_type(name: str) -> TypeBase:
    if name not in _types:
        _types[name] = TypeBase(Failure.type_object.layout)
    return _types[name]


NO_MEMORY = Failure(error_type("MemoryError"))


def make_error(kind: TypeBase, template: str, parts: Pointer[Obj], count: int) -> Obj:
    return NO_MEMORY


def make_error_with(kind: TypeBase, argument: Obj) -> Obj:
    return NO_MEMORY


def error_is(error: Obj, kind: TypeBase) -> bool:
    return cast(Failure, error).kind is kind


def some_object(value: int) -> Obj:
    return small(value)


def some_text(text: str) -> Obj:
    return NULL


HOOKS = Hooks(
    heap.allocate, make_error, make_error_with, error_is, error_type, some_object, some_text
)


def set_up(address: Address, bytes: int, base: Address) -> None:
    """Starts the heap in a range; the machine stack starts at `base`."""
    start_heap(address, bytes)
    root.machine_base = base
    root.stack_low = place_of(world.stack.pointer(0))
    root.stack_high = root.stack_low + STACK * WORD_BYTES
    for i in range(STACK):
        world.stack[i] = uword(0)
    world.slots = Cells(SLOTS, Tail(SLOTS))
    world.pinned = Cells(PINS, Tail(PINS))


def set_tables(states: Address, count: int, pointers: Address, pointer_count: int) -> None:
    """The tables of State fields."""
    root.state_table = states
    root.state_count = count
    root.pointer_table = pointers
    root.pointer_count = pointer_count


def draw(limit: int) -> int:
    """The next number of the random sequence, below the limit."""
    world.seed = world.seed * 1103515245 + 12345
    return int(world.seed >> 8) % limit


def slots() -> Cells:
    cells = world.slots
    assert cells is not None
    return cells


def pinned() -> Cells:
    cells = world.pinned
    assert cells is not None
    return cells


def some() -> Obj:
    """An object that hangs on a root, a small integer or NULL."""
    choice = draw(SLOTS + STACK + 2)
    if choice < SLOTS:
        return slots()[choice]
    if choice < SLOTS + STACK:
        return object_at(world.stack[choice - SLOTS])
    return NULL if choice == SLOTS + STACK else small(choice)


def value_of(value: Obj) -> int:
    """A number that follows from an object alone."""
    if isinstance(value, Node):
        return value.check
    if isinstance(value, Bytes):
        return value.length + 77
    if isinstance(value, Cells):
        return 5
    return 1 if value is NULL else 2


def sum_of(number: int, left: Obj, right: Obj) -> int:
    return (number * 31 + value_of(left) * 7 + value_of(right) * 3) & 0xFFFFF


def new_node() -> Obj:
    """A node; its parts may be held by local variables alone while it is made."""
    left = some()
    if draw(4) == 0:
        left = new_bytes(draw(60))
    right = some()
    if draw(4) == 0:
        right = Node(7, NULL, sum_of(7, NULL, NULL), NULL)
    number = draw(1000)
    return Node(number, left, sum_of(number, left, right), right)


def new_bytes(length: int) -> Bytes:
    result = Bytes(length, Tail(length))
    for i in range(length):
        result.data[i] = (length * 7 + i) & 255
    return result


def is_sound(value: Bytes) -> bool:
    """Whether bytes still hold what follows from their length."""
    for i in range(value.length):
        if value.data[i] != (value.length * 7 + i) & 255:
            return False
    return True


def new_cells(length: int) -> Cells:
    result = Cells(length, Tail(length))
    for i in range(length):
        if result[i] is not NULL:
            world.wrong += 1
        result[i] = some()
    return result


def check(value: Obj, depth: int) -> None:
    """Counts what is wrong with an object and those below it."""
    if isinstance(value, Node):
        if value.check != sum_of(value.number, value.left, value.right):
            world.wrong += 1
        if depth > 0:
            check(value.left, depth - 1)
            check(value.right, depth - 1)
    elif isinstance(value, Bytes):
        if not is_sound(value):
            world.wrong += 1
    elif isinstance(value, Cells):
        if depth > 0:
            for i in range(value.length):
                check(value[i], depth - 4)


def check_all() -> None:
    for i in range(SLOTS):
        check(slots()[i], 4)
    for i in range(STACK):
        check(object_at(world.stack[i]), 4)
    for i in range(PINS):
        value = pinned()[i]
        check(value, 2)
        if value is not NULL and address_of(value) != world.places[i]:
            world.wrong += 1


def step(choice: int) -> None:
    """One step of the program. MemoryError."""
    if choice < 10:
        made = new_node()
        keep(made)
    elif choice < 12:
        keep(new_bytes(draw(500)))
    elif choice < 14:
        keep(new_cells(draw(30)))
    elif choice < 15:
        grow_some()
    elif choice < 16:
        keep(NULL)
    elif choice == 16:
        pin_some()
    else:
        cells = slots()[draw(SLOTS)]
        if isinstance(cells, Cells) and cells.length > 0:
            cells[draw(cells.length)] = some()


def keep(value: Obj) -> None:
    """Hangs an object on a root."""
    if draw(3) == 0:
        world.stack[draw(STACK)] = address_of(value)
    else:
        slots()[draw(SLOTS)] = value
    world.made += 1


def grow_some() -> None:
    """Lengthens cells in their place if there is room."""
    cells = slots()[draw(SLOTS)]
    if isinstance(cells, Cells):
        length = cells.length + draw(12)
        address = address_of(cells)
        if heap.grow_in_place(address, (peek_size() + length) * WORD_BYTES):
            cells.length = length


def peek_size() -> int:
    """The words of cells before their items."""
    return 2


def pin_some() -> None:
    value = some()
    if is_pointer(value):
        place = draw(PINS)
        pin(address_of(value))
        pinned()[place] = value
        world.places[place] = address_of(value)


def forget() -> None:
    """Drops most of the roots."""
    for i in range(SLOTS):
        if i % 4 != 0:
            slots()[i] = NULL
    for i in range(STACK):
        if i % 3 != 0:
            world.stack[i] = uword(0)


def run(steps: int, seed: int) -> int:
    """Runs the program; how often something was wrong."""
    world.seed = u32(seed)
    for i in range(steps):
        try:
            step(draw(18))
        except MemoryError:
            world.failed += 1
            forget()
        if i % 16 == 0:
            check_all()
    heap.collect_now()
    check_all()
    return world.wrong


def figure(index: int) -> int:
    """What the program did: objects kept, allocations that failed, collections, compactions."""
    if index == 0:
        return world.made
    if index == 1:
        return world.failed
    return collection.count if index == 2 else plan.count


def rate(count: int) -> int:
    """Allocates short-lived objects, as a benchmark; the number of collections."""
    before = collection.count
    for i in range(count):
        Node(i, NULL, 0, NULL)
    return collection.count - before
