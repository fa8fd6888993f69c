"""Structs: fields, defaults, tails, inheritance, methods, narrowing, constants."""

from collections.abc import Callable
from typing import Self, cast

from support import case, panics
from support_hooks import Kind

from snakelet.runtime.static import (
    NONE,
    NULL,
    U8,
    U16,
    U32,
    Obj,
    State,
    Struct,
    Tail,
    TypeBase,
    abstract,
    inline,
    is_pointer,
    layout_of,
    retype,
    small,
    small_value,
    u8,
    u32,
    u64,
    uword,
    word_of,
)


class Point(Struct):
    x: int
    y: int = 5

    def norm(self) -> int:
        return self.x * self.x + self.y * self.y

    def moved(self, dx: int, dy: int = 1) -> "Point":
        return Point(self.x + dx, y=self.y + dy)

    @staticmethod
    def origin() -> "Point":
        return Point(0, 0)

    @inline
    def double(self) -> Self:
        self.x *= 2
        return self


class Point3(Point):
    z: int = 7

    def volume(self) -> int:
        return self.x * self.y * self.z

    def flat(self) -> int:
        return self.norm() + self.z


@case((3,), (-4,))
def fields(n: int) -> int:
    p = Point(n)
    p.y += 2
    p.x -= 1
    return p.norm()


@case((3,))
def methods(n: int) -> int:
    p = Point(n).moved(1).moved(dy=4, dx=2)
    return p.x * 100 + p.y + Point.origin().norm() + p.double().x


@case((2,))
def inheritance(n: int) -> int:
    p = Point3(n, n + 1)
    return p.volume() * 1000 + p.norm() + p.flat() + Point3(1, 2, 3).z + Point.norm(p)


class Small(Struct):
    a: U8
    b: U16 = 0
    c: U32 = 0
    flag: bool = False
    ratio: float = 0.0
    wide: u64 = u64(0)
    tiny: u8 = u8(0)
    link: "Small | None" = None
    any: Obj = NULL


@case((0, 0), (255, 65535), (17, 300))
def small_fields(a: int, b: int) -> int:
    s = Small(a, b, b * 3, a > 20, a / 2.0, u64(b) << 40, u8(a))
    s.a ^= 1
    s.b //= 2
    s.c += 5
    s.tiny += u8(250)
    total = s.a + s.b * 3 + s.c * 7 + int(s.tiny) + int(s.wide >> 39)
    return total * 2 + s.flag if s.ratio > 1.0 else total


@case()
def zeroed() -> int:
    s = Small(1, 2)
    total = s.a + s.b + s.c + s.flag
    return total + (s.link is None) * 10 + (s.any is NULL) * 100 + (s.ratio == 0) * 1000


@case((3,), (0,))
def linked(n: int) -> int:
    first: Small | None = None
    for i in range(n):
        first = Small(i, link=first, any=small(i * 10))
    total = 0
    item = first
    while item is not None:
        total = total * 100 + item.a + small_value(item.any)
        item = item.link
    return total


class Row(Struct):
    title: Obj
    length: int
    cells: Tail[Obj]

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> Obj:
        return self.cells[index]

    def __setitem__(self, index: int, value: Obj) -> None:
        self.cells[index] = value

    def total(self) -> int:
        total = 0
        for i in range(len(self)):
            item = self[i]
            if item is not NULL:
                total += small_value(item)
        return total


class Data(Struct):
    length: int
    bytes: Tail[U8]


class Halves(Struct):
    length: U32
    items: Tail[U16]


class Doubles(Struct):
    length: int
    items: Tail[float]


@case((0,), (1,), (7,))
def tail(n: int) -> int:
    row = Row(NONE, n, Tail(n))
    for i in range(n):
        if i % 3 != 2:
            row[i] = small(i * i)
    return row.total() * 10 + len(row)


@case((9,))
def tail_of_bytes(n: int) -> int:
    data = Data(n, Tail(n))
    for i in range(n):
        data.bytes[i] = i * 20 + (data.bytes[i - 1] & 7 if i > 0 else 0)
    data.bytes[3] += 5
    p = data.bytes.pointer(2)
    return p[0] * 1000 + p[1] + data.bytes[n - 1] * 1000000


@case((4,))
def tail_of_halves(n: int) -> int:
    h = Halves(n, Tail(n))
    for i in range(n):
        h.items[i] = 65535 - i
    return h.items[0] + h.items[n - 1] * 2 + h.length


@case((4,))
def tail_of_floats(n: int) -> float:
    d = Doubles(n, Tail(n))
    for i in range(n):
        d.items[i] = i / 8.0
    d.items[0] -= 0.5
    return d.items[0] * 100.0 + d.items[3]


class Shape(Struct):
    size: int

    @abstract
    def area(self, scale: int = 1) -> int:
        raise NotImplementedError

    @abstract
    def grow(self, by: int) -> None:
        raise NotImplementedError

    @abstract
    def copy(self) -> "Shape":
        raise NotImplementedError


class Square(Shape):
    def area(self, scale: int = 1) -> int:
        return self.size * self.size * scale

    def grow(self, by: int) -> None:
        self.size += by

    def copy(self) -> Shape:
        return Square(self.size)


class Circle(Shape):
    def area(self, scale: int = 1) -> int:
        return self.size * self.size * 3 * scale

    def grow(self, by: int) -> None:
        self.size += 2 * by

    def copy(self) -> Shape:
        return Circle(self.size + 1)


class Disc(Circle):
    depth: int = 1

    def grow(self, by: int) -> None:
        self.size += 3 * by
        self.depth += 1


def shape(n: int) -> Shape:
    if n == 0:
        return Square(2)
    if n == 1:
        return Circle(2)
    return Disc(2)


@case((0,), (1,), (2,))
def abstract_methods(n: int) -> int:
    s = shape(n)
    s.grow(3)
    other = s.copy()
    other.grow(by=1)
    return s.area() * 1000 + other.area(scale=2) + other.size


def thing(n: int) -> Obj:
    if n == 0:
        return NONE
    if n == 1:
        return small(5)
    if n == 2:
        return Point(1, 2)
    if n == 3:
        return Point3(1, 2, 3)
    if n == 4:
        return Data(3, Tail(3))
    return NULL


THINGS = [(n,) for n in range(6)]


@case(*THINGS)
def instances(n: int) -> int:
    o = thing(n)
    return (
        isinstance(o, Point)
        + 2 * isinstance(o, Point3)
        + 4 * isinstance(o, Data)
        + 8 * isinstance(o, Data | Point3)
        + 16 * isinstance(o, Struct)
        + 32 * is_pointer(o)
    )


@case(*THINGS)
def narrow_in_if(n: int) -> int:
    o = thing(n)
    if isinstance(o, Point3):
        return o.z
    elif isinstance(o, Point):
        return o.x * 10
    return -1


@case(*THINGS)
def narrow_after_return(n: int) -> int:
    o = thing(n)
    if not isinstance(o, Point):
        return -1
    return o.x * 10 + o.y


@case(*THINGS)
def narrow_in_and(n: int) -> int:
    o = thing(n)
    if isinstance(o, Point) and o.x == 1 and not isinstance(o, Point3):
        return o.y
    if not isinstance(o, Point) or o.x != 1:
        return 100
    return o.x * 7


@case(*THINGS)
def narrow_in_choice(n: int) -> int:
    o = thing(n)
    return o.y if isinstance(o, Point) else -1


@case(*THINGS)
def narrow_in_while(n: int) -> int:
    o = thing(n)
    count = 0
    while isinstance(o, Point) and count < 3:
        count += o.x
        if count == 2:
            o = NONE
    return count


@case(*THINGS)
def narrow_and_assign(n: int) -> int:
    o = thing(n)
    if isinstance(o, Point):
        total = o.x
        o = small(3)
        return total + small_value(o)
    else:
        o = Point(8, 9)
    return o.norm()


@case(*THINGS)
def casts(n: int) -> int:
    o = thing(n)
    if n in (2, 3):
        return cast(Point, o).x + cast("Point", cast(Obj, cast(Point, o))).y
    return 0


@panics("a cast to another class", 4)
def cast_to_another_class(n: int) -> int:
    o = thing(n)
    return cast(Point, o).x  # here


@case((0,), (1,))
def nullable(n: int) -> int:
    p: Point | None = None
    if n > 0:
        p = Point(n)
    q = p if n > 5 else None
    total = (p is None) + 2 * (q is None) + 4 * (p is q)
    if p is not None:
        total += p.x * 10
    return total


CONSTANT = Point3(4, 5, 6)
CHAIN = Small(1, 2, 3, True, 0.5, u64(1) << 50, u8(9), Small(4, 5), small(-7))


def _row() -> Row:
    row = Row(small(1), 3, Tail(3))
    row.cells[0] = small(10)
    row.cells[1] = CONSTANT
    row.cells[2] = NONE
    return row


ROW = _row()
POINTS = (Point(1), Point3(2, 3), CONSTANT)
NUMBERS = (3, 1, 4, 1, 5, 9, 2, 600)
SIGNED = (-1, 2, 1 << 20)
RATIOS = (0.5, -1.25, 3.0)
WORDS = (u32(5), u32(0xFFFFFFFF))
FLAGS = (True, False, True)
OBJECTS = (NONE, small(3), CONSTANT)
NESTED = ((1, 2), (3, 4))


@case()
def constants() -> int:
    link = CHAIN.link
    assert link is not None
    total = CONSTANT.volume() + CHAIN.a + CHAIN.b + CHAIN.c + int(CHAIN.tiny) + link.a
    return total * 100 + small_value(CHAIN.any) + int(CHAIN.wide >> 49)


@case()
def constant_tail() -> int:
    item = ROW.cells[1]
    assert isinstance(item, Point3)
    return small_value(ROW[0]) + item.z * 100 + ROW.length + (ROW.cells[2] is NONE) * 1000


@case((0,), (1,), (2,))
def tables(n: int) -> int:
    total = NUMBERS[n] + SIGNED[n] * 3 + POINTS[n].norm() + len(NUMBERS) + FLAGS[n] * 7
    return total + int(RATIOS[n] * 4.0) + (OBJECTS[n] is NONE) * 1000 + int(WORDS[n & 1] >> 9)


@case((0,), (1,))
def constant_index(n: int) -> int:
    return NESTED[1][0] * 10 + NUMBERS[-1] + n


@case((-1,), (2,))
def retyped(n: int) -> bool:
    p = retype(Point(n), OTHER)
    return p.type is OTHER and Point(1).type is Point.type_object


OTHER = TypeBase(layout_of(Point))
KIND = Kind(layout_of(Point), 3, None)


class Holder(State):
    kind: Kind = KIND
    action: Callable[[int], int] | None = None


holder = Holder()


@case()
def types() -> int:
    kind: TypeBase = holder.kind
    assert isinstance(kind, Kind)
    return kind.number + (layout_of(Point).reference_count == 0)


@case((1,))
def words(n: int) -> bool:
    p = Point(n)
    return word_of(p) & 7 == 0 and word_of(CONSTANT) & 7 == 0 and word_of(POINTS[1]) & uword(7) == 0


class Default(Struct):
    default: int
    register: Obj
    type_name: U8 = 3
    static: float = -0.0


@case((4,))
def awkward_names(n: int) -> float:
    d = Default(n, small(n))
    d.default += small_value(d.register)
    return d.default / d.static if d.type_name == 9 else d.static


class Text(Struct):
    word: int


class Header(Struct):
    layout: int
    Obj: int


@case((4,))
def awkward_classes(n: int) -> int:
    return Text(n).word + Header(n, 5).Obj


@panics("None has no fields", 0)
def field_of_none(n: int) -> int:
    p: Point | None = None if n == 0 else Point(n)
    return p.x  # type: ignore[union-attr]  # here


@panics("index out of range", 3)
def index_out_of_tail(n: int) -> int:
    row = Row(NONE, n, Tail(n))
    row.cells[n] = NONE  # here
    return 0


@panics("index out of range", 8)
def index_out_of_tuple(n: int) -> int:
    return NUMBERS[n]  # here


@panics("out of range", 256)
def store_too_large(n: int) -> int:
    s = Small(1)
    s.a = n  # here
    return 0


@panics("out of range", -1)
def store_negative(n: int) -> int:
    data = Data(4, Tail(4))
    data.bytes[1] = n  # here
    return 0


@panics("out of range", 65536)
def construct_too_large(n: int) -> int:
    return Small(1, n).b  # here


@panics("isinstance", 1)
def assert_instance(n: int) -> int:
    o = thing(n)
    assert isinstance(o, Point)  # here
    return o.x
