"""The text of micropython.mem_info: figures of the heap, and its map.

Invariant: writing a report allocates nothing, so it works with the heap locked. Characters go to a
`put` function one by one. A map has a character a block and 64 a line:

    .  free                         B  bytes, strings: a tail without references
    =  more of the object before    C  cells: a tail of references
    P  pinned, whatever it is       O  fixed fields with references
    T  of a type that never moves   V  fixed fields without references
"""

from collections.abc import Callable

from snakelet.runtime.heap.allocate import free_bytes, total_bytes, used_bytes
from snakelet.runtime.heap.bitmap import next_clear, next_set, test_bit
from snakelet.runtime.heap.block import (
    BLOCK_BYTES,
    address_of_block,
    close_hole,
    object_end,
    region,
)
from snakelet.runtime.heap.layout import has_references, has_tail, is_movable, is_tail_traced
from snakelet.runtime.static import Address, State, peek, uword

LINE = 64


class Census(State):
    """Figures of the objects and the free runs, in blocks."""

    one_block: int = 0
    two_blocks: int = 0
    largest: int = 0
    largest_free: int = 0


census = Census()


def put_memory_line(put: Callable[[int], None], total: int, current: int, peak: int) -> None:
    """Writes the line on allocations: the bytes of all, of those in use, and the most in use."""
    put_text(put, "mem: total=")
    put_number(put, total)
    put_text(put, ", current=")
    put_number(put, current)
    put_text(put, ", peak=")
    put_number(put, peak)
    put(10)


def put_stack_line(put: Callable[[int], None], used: int, limit: int) -> None:
    """Writes the line on the machine stack, in bytes."""
    put_text(put, "stack: ")
    put_number(put, used)
    put_text(put, " out of ")
    put_number(put, limit)
    put(10)


def put_heap_lines(put: Callable[[int], None]) -> None:
    """Writes the two lines on the heap."""
    take_census()
    put_text(put, "GC: total: ")
    put_number(put, total_bytes())
    put_text(put, ", used: ")
    put_number(put, used_bytes())
    put_text(put, ", free: ")
    put_number(put, free_bytes())
    put_text(put, "\n No. of 1-blocks: ")
    put_number(put, census.one_block)
    put_text(put, ", 2-blocks: ")
    put_number(put, census.two_blocks)
    put_text(put, ", max blk sz: ")
    put_number(put, census.largest)
    put_text(put, ", max free sz: ")
    put_number(put, census.largest_free)
    put(10)


def put_map(put: Callable[[int], None]) -> None:
    """Writes the map; two or more lines of free blocks in a row are only counted."""
    close_hole()
    put_text(put, "GC memory layout; from ")
    put_hexadecimal(put, region.start, 1)
    put(ord(":"))
    put(10)
    block = 0
    while block < region.blocks:
        free_lines = (next_set(region.occupied, block, region.blocks) - block) // LINE
        if free_lines >= 2:
            put_text(put, "       (")
            put_number(put, free_lines)
            put_text(put, " lines all free)\n")
            block += free_lines * LINE
        else:
            put_map_line(put, block)
            block += LINE


def put_map_line(put: Callable[[int], None], first: int) -> None:
    """Writes a line of the map: the offset in bytes of its first block, and the blocks."""
    put_hexadecimal(put, uword(first * BLOCK_BYTES), 8)
    put_text(put, ": ")
    for block in range(first, min(first + LINE, region.blocks)):
        put(letter_of(block))
    put(10)


def letter_of(block: int) -> int:
    """The character of a block in the map."""
    if not test_bit(region.occupied, block):
        return ord(".")
    if not test_bit(region.head, block):
        return ord("=")
    if test_bit(region.pinned, block):
        return ord("P")
    return letter_of_kind(peek(address_of_block(block)))


def letter_of_kind(header: Address) -> int:
    """The character of an object with this header."""
    if not is_movable(header):
        return ord("T")
    if has_tail(header):
        return ord("C") if is_tail_traced(header) else ord("B")
    return ord("O") if has_references(header) else ord("V")


def take_census() -> None:
    """Counts objects and free runs."""
    close_hole()
    census.one_block = 0
    census.two_blocks = 0
    census.largest = 0
    census.largest_free = 0
    block = 0
    while block < region.blocks:
        taken = next_set(region.occupied, block, region.blocks)
        census.largest_free = max(census.largest_free, taken - block)
        block = taken
        end = next_clear(region.occupied, taken, region.blocks)
        while block < end:
            behind = object_end(block)
            count_object(behind - block)
            block = behind


def count_object(blocks: int) -> None:
    """Adds an object to the figures."""
    census.one_block += 1 if blocks == 1 else 0
    census.two_blocks += 1 if blocks == 2 else 0
    census.largest = max(census.largest, blocks)


def put_text(put: Callable[[int], None], text: str) -> None:
    """Writes a constant text."""
    for i in range(len(text)):
        put(ord(text[i]))


def put_number(put: Callable[[int], None], value: int) -> None:
    """Writes a number that is not negative, in decimal."""
    unit = 1
    while value // unit >= 10:
        unit *= 10
    while unit > 0:
        put(ord("0") + value // unit % 10)
        unit //= 10


def put_hexadecimal(put: Callable[[int], None], value: uword, digits: int) -> None:
    """Writes a word in hexadecimal with at least so many digits."""
    count = digits
    while value >> (4 * count - 4) >> 4 != 0:
        count += 1
    for i in range(count):
        digit = int((value >> (4 * (count - 1 - i))) & 15)
        put(digit + (ord("0") if digit < 10 else ord("a") - 10))
