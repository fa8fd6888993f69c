"""Pointers, arrays, states, function pointers, tuples as results, and raw memory."""

from collections.abc import Callable

from support import case, panics

from snakelet.runtime.static import (
    NONE,
    NULL,
    U8,
    U16,
    WORD_BYTES,
    Address,
    Array,
    Frozen,
    Obj,
    Pointer,
    State,
    Struct,
    Tail,
    address_of,
    build,
    call_spilled,
    extern,
    inline,
    object_at,
    peek,
    peek8,
    poke,
    poke8,
    rom,
    small,
    small_value,
    stack_address,
    u8,
    u64,
    uword,
)
from snakelet.runtime.static.error import ValueError
from snakelet.runtime.static.memory import memory

FEW = ((0,), (1,), (2,), (3,))


class Data(Struct):
    length: int
    bytes: Tail[U8]


def filled(n: int) -> Data:
    data = Data(n, Tail(n))
    for i in range(n):
        data.bytes[i] = i * 7 % 256
    return data


def checksum(p: Pointer[U8], n: int) -> int:
    total = 0
    for i in range(n):
        total = (total * 31 + p[i]) % 1000003
    return total


@case((4,), (9,))
def steps(n: int) -> int:
    data = filled(n)
    start = data.bytes.pointer()
    end = start + n
    total = 0
    p = start
    while p < end:
        total = total * 3 + p[0]
        p += 2
    p -= 1
    return total * 100 + end.since(start) + p.since(start) * 7 + (p - 1)[0] + p[-1]


@case((4, 4), (4, 5), (5, 4))
def compare(a: int, b: int) -> int:
    data = filled(9)
    p, q = data.bytes.pointer(a), data.bytes.pointer(b)
    order = (p < q) + 2 * (p <= q) + 4 * (p == q) + 8 * (p != q) + 16 * (p > q) + 32 * (p >= q)
    return order * 10 + (p.compare(q, 3) < 0) + 2 * (p.compare(q, 3) == 0)


@case((0, 3, 4), (3, 0, 4), (0, 1, 8), (1, 0, 8), (2, 2, 0))
def move(to: int, source: int, n: int) -> int:
    data = filled(10)
    start = data.bytes.pointer()
    (start + to).move(start + source, n)
    return checksum(start, 10)


@case((0, 5, 200), (3, 0, 1))
def fill(at: int, n: int, value: int) -> int:
    data = filled(10)
    (data.bytes.pointer(at)).fill(value, n)
    return checksum(data.bytes.pointer(), 10)


@case((0,), (1,), (5,))
def unaligned(at: int) -> int:
    data = filled(20)
    p = data.bytes.pointer(at)
    p.store_u16(0xABCD)
    (p + 3).store_u32(0x12345678)
    (p + 7).store_u64(u64(0x0123456789ABCDEF))
    total = p.load_u16() + (p + 1).load_u32() % 65536 + int((p + 6).load_u64() >> 40)
    return total * 7 + checksum(data.bytes.pointer(), 20)


@case(*FEW)
def constant_bytes(n: int) -> int:
    p: Pointer[U8] = rom('a?"\\\n\0é')
    q: Pointer[U8] = rom(b"\xff\x00\x80??=")
    return p[n] * 1000 + q[n] + (p + 4)[n] * 7


class Row(Struct):
    length: int
    cells: Tail[Obj]


@case((5,))
def objects(n: int) -> int:
    row = Row(n, Tail(n))
    p = row.cells.pointer(1)
    p.fill(small(7), n - 1)
    p[2] = NONE
    (p - 1).move(p + 1, 2)
    total = 0
    for i in range(n):
        o = row.cells[i]
        total = total * 10 + (0 if o is NULL else 1 if o is NONE else small_value(o))
    return total


numbers: Array[int] = Array(int, 8)
octets: Array[U8] = Array(U8, 16)
halves: Array[U16] = Array(U16, 4)
pointers: Array[Pointer[U8]] = Array(Pointer[U8], 2)


rows: Array[Obj] = Array(Obj, 6)
depths: Array[int] = Array(int, 6, rows)
places: Array[Pointer[Obj]] = Array(Pointer[Obj], 6, rows)


@case((0,), (5,))
def parallel_arrays(n: int) -> int:
    place = rows.pointer(n)
    for i in range(6):
        rows[i] = NONE
        depths[i] = 10 * i
        places[i] = rows.pointer(5 - i)
    depths.beside(place)[0] += 3
    other = places.beside(place)[0]
    rows[n] = small(7)
    return depths[n] * 1000 + depths.beside(other)[0] * 10 + small_value(rows[n])


class Variables(State):
    count: int = 7
    small: U8 = 3
    ratio: float = 0.25
    where: Pointer[U8] = Pointer([])
    object: Obj = NONE
    data: Data | None = None
    action: Callable[[int, int], int] | None = None
    buffer: Array[int] = Array(int, 4)
    wide: u64 = u64(1) << 40
    flag: bool = True


variables = Variables()
other = Variables(9, action=None, buffer=Array(int, 4))


@case((3,))
def arrays(n: int) -> int:
    for i in range(8):
        numbers[i] = i * n
    octets.pointer().fill(n, 16)
    octets[5] = 250
    halves[1] = 65535
    pointers[1] = octets.pointer(4)
    p = numbers.pointer(2)
    p[0] += 100
    numbers[7] -= 1
    return numbers[2] + numbers[7] * 1000 + octets[4] + pointers[1][1] * 3 + halves[1] + halves[0]


@case((1,), (2,))
def states(n: int) -> int:
    v = variables
    v.count += n
    v.small = v.small * 2 % 256
    v.data = filled(n + 3)
    v.where = v.data.bytes.pointer(1)
    v.object = small(n)
    v.buffer[n] += n * 5
    v.wide *= 3
    v.flag = not v.flag
    q = v.buffer.pointer(1)
    total = v.count + v.small * 100 + v.where[1] + small_value(v.object) + v.buffer[n] + q[0]
    return total * 10 + int(v.wide >> 40) + v.flag + other.count + passed(other)


def passed(state: Variables) -> int:
    state.count += 1
    return state.count + (state.action is None)


def plus(a: int, b: int) -> int:
    return a + b


def minus(a: int, b: int) -> int:
    if b == 3:
        raise ValueError("three")
    return a - b


@inline
def times(a: int, b: int) -> int:
    return a * b


ACTIONS = (plus, minus, times, plus)


class Action(Struct):
    name: Obj
    run: Callable[[int, int], int]
    other: Callable[[int, int], int] | None = None


ACTION = Action(NONE, minus)


@case(*FEW)
def function_pointers(n: int) -> int:
    f = ACTIONS[n]
    total = f(10, n)
    variables.action = f if n != 2 else None
    action = variables.action
    if action is not None:
        total += action(n, n) * 100
    made = Action(NONE, times, plus)
    second = made.other
    assert second is not None
    total += made.run(3, 4) * 10000 + second(1, n)
    total += ACTION.run(9, 2) + applied(minus, n) + (f == plus)
    return total


def applied(f: Callable[[int, int], int], n: int) -> int:
    return f(n, 4 - n)


def two(n: int) -> tuple[int, Obj]:
    return n * 2, small(n)


def three(n: int) -> tuple[bool, float, Data | None]:
    if n == 1:
        return True, 0.5, None
    return n > 2, n / 4.0, filled(n)


def wrapped(n: int) -> tuple[int, Obj]:
    return two(n + 1)


@case(*FEW)
def tuples(n: int) -> int:
    a, b = two(n)
    c, d, e = three(n)
    a, b = wrapped(a)
    variables.count, numbers[n] = 5, 6
    numbers[0], variables.count = two(n)[0], numbers[n]
    size = 0 if e is None else e.length
    return a + small_value(b) * 10 + c * 100 + int(d * 4.0) * 1000 + size + variables.count


@case((1, 2))
def swap(a: int, b: int) -> int:
    a, b = b, a
    x = y = a + 1
    numbers[0] = numbers[1] = variables.count = b
    return a * 1000 + b * 100 + x + y + numbers[1] + variables.count


class Frame(Struct):
    up: "Frame | None"
    depth: int


def place(n: int) -> Address:
    return PLACE[0] + uword(n * WORD_BYTES)


PLACE: Array[Address] = Array(Address, 1)


def map_memory() -> None:
    if PLACE[0] == 0:
        PLACE[0] = room()


def room() -> Address:
    return hosted_calloc(8, WORD_BYTES)


@extern("calloc", "stdlib.h")
def hosted_calloc(count: int, size: int) -> Address:
    memory.map(0x10000, count * size)
    return uword(0x10000)


@case((5,), (-1,))
def raw_memory(n: int) -> int:
    map_memory()
    poke(place(1), uword(n))
    poke8(place(2) + 1, n)
    poke(place(3), peek(place(1)) + 1)
    return int(peek(place(3)) & 0xFFFF) + peek8(place(1)) * 3 + int(peek(place(2)) & 0xFFFF)


@case((5,))
def addresses(n: int) -> bool:
    frame = Frame(None, n)
    there = object_at(address_of(frame))
    return there is frame and address_of(frame) & 7 == 0 and address_of(frame) != 0


@extern("labs", "stdlib.h")
def absolute(n: int) -> int:
    return abs(n)


@extern("strlen", "string.h")
def length_of(text: Pointer[U8]) -> int:
    n = 0
    while text[n] != 0:
        n += 1
    return n


@case((5,), (-7,))
def extern_functions(n: int) -> int:
    return absolute(n) * 10 + length_of(rom("hello\0there"))


def spilled() -> None:
    variables.count = 77


@case()
def registers_are_spilled() -> int:
    variables.count = 1
    call_spilled(spilled)
    return variables.count + (stack_address() == 1)


names: list[str] = []


@build
def index_of(name: str, more: int = 0) -> int:
    if name not in names:
        names.append(name)
    return names.index(name) + more


SIZES = Frozen(lambda: tuple(len(name) for name in names))
_ = [index_of("abc"), index_of("z"), index_of("hello")]


@case(*FEW)
def frozen(n: int) -> int:
    return SIZES[n % 3] * 10 + index_of("hello") + index_of("abc", more=100)


@case((3,))
def allocated(n: int) -> bool:
    return calloc_is_used(n)


def calloc_is_used(n: int) -> bool:
    return Frame(Frame(None, n), 2).depth == 2 and u8(n) == 3


@panics("index out of range", 8)
def index_out_of_array(n: int) -> int:
    return numbers[n]  # here


@panics("no element of the parallel array", 6)
def beside_the_array(n: int) -> int:
    return depths.beside(rows.pointer(n))[0]  # here


@panics("out of range", 256)
def store_through_pointer(n: int) -> int:
    octets.pointer()[0] = n  # here
    return 0


@panics("out of range", 300)
def fill_too_large(n: int) -> int:
    octets.pointer().fill(n, 3)  # here
    return 0


@panics("out of range", 256)
def state_too_large(n: int) -> int:
    variables.small = n  # here
    return 0
