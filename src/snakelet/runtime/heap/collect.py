"""Mark and sweep: finds the objects that can still be reached, and frees the others.

Invariant: a collection allocates nothing and calls itself never. While it marks, the mark bits of
all blocks of an object are set as soon as it is reached; it lies on the mark stack, or `overflowed`
is true, until all its references have been followed. Outside of a collection both are empty, and
`occupied` has no block of an object that the last collection could not reach.
"""

from snakelet.runtime.heap.bitmap import (
    NOTHING,
    count_ones,
    fill_words,
    next_set,
    set_range,
    test_bit,
)
from snakelet.runtime.heap.block import (
    address_of_block,
    block_of,
    close_hole,
    head_of,
    in_region,
    is_reference,
    object_end,
    poison_blocks,
    region,
    start_tally,
)
from snakelet.runtime.heap.layout import (
    has_references,
    reference_count,
    reference_slot,
    tail_start,
    traced_length,
)
from snakelet.runtime.heap.root import (
    each_state_pointer,
    each_state_root,
    root,
    state_pointer_count,
    state_root_count,
)
from snakelet.runtime.static import (
    WORD_BITS,
    WORD_BYTES,
    Address,
    Array,
    State,
    feature,
    inline,
    peek,
    poke,
    uword,
)

MARK_STACK = 512 if WORD_BITS == 64 else 64
CHUNK = 8
"""So many references of a tail are followed before what they found is, so that the mark stack holds
few entries a level even of wide objects."""


class MarkStack(State):
    """Objects whose references are still to follow: from the tail element `place` on, or all of
    them if it is 0."""

    objects: Array[uword] = Array(uword, MARK_STACK)
    places: Array[int] = Array(int, MARK_STACK)
    used: int = 0
    overflowed: bool = False
    overflow_low: int = 0
    """The lowest block of an object that found no room here."""


class Collection(State):
    """What the last collection freed, and how many there were."""

    count: int = 0
    freed_objects: int = 0
    freed_blocks: int = 0


mark_stack = MarkStack()
collection = Collection()


def collect() -> int:
    """Frees what can't be reached any more; the number of blocks freed."""
    close_hole()
    fill_words(region.mark, region.words, NOTHING)
    mark_roots()
    follow_marked()
    count_freed()
    sweep()
    region.cursor = 0
    region.large_cursor = 0
    start_tally(collection.freed_blocks)
    collection.count += 1
    return collection.freed_blocks


def mark_roots() -> None:
    """Marks what is referred to from outside the heap."""
    for i in range(state_root_count()):
        mark_reference(peek(each_state_root(i)))
    scan_conservatively(root.stack_low, root.stack_high)
    for i in range(state_pointer_count()):
        mark_pointer(peek(each_state_pointer(i)))
    scan_conservatively(root.machine_low, root.machine_base)


def scan_conservatively(low: Address, high: Address) -> None:
    """Marks every object into which a word of a range points."""
    while low < high:
        mark_pointer(peek(low))
        low = low + WORD_BYTES


@inline
def mark_pointer(word: uword) -> None:
    """Marks the object into which a word points, if it points into one."""
    if in_region(word):
        first = head_of(block_of(word))
        if first >= 0 and not test_bit(region.mark, first):
            mark_object(first)


@inline
def mark_reference(word: uword) -> None:
    """Marks the object to which an Obj refers, if it refers to one in the heap."""
    if is_reference(word):
        first = block_of(word)
        assert test_bit(region.head, first), "a reference to no object"
        if not test_bit(region.mark, first):
            mark_object(first)


def mark_object(first: int) -> None:
    """Marks the object that starts at a block, and notes it if it holds references."""
    set_range(region.mark, first, object_end(first))
    address = address_of_block(first)
    header = peek(address)
    if has_references(header) or is_reference(header):
        push(address, 0)


def push(address: Address, place: int) -> None:
    """Notes an object whose references from a place of its tail on are to follow."""
    if mark_stack.used < MARK_STACK:
        mark_stack.objects[mark_stack.used] = address
        mark_stack.places[mark_stack.used] = place
        mark_stack.used += 1
        return
    first = block_of(address)
    if not mark_stack.overflowed or first < mark_stack.overflow_low:
        mark_stack.overflow_low = first
    mark_stack.overflowed = True


def follow_marked() -> None:
    """Marks all that the marked objects lead to."""
    empty_mark_stack()
    while mark_stack.overflowed:
        mark_stack.overflowed = False
        follow_again(mark_stack.overflow_low)


def follow_again(block: int) -> None:
    """Follows the references of all marked objects from a block on: one of them was not noted. An
    overflow on the way has marked another object, so this comes to an end."""
    block = next_set(region.mark, block, region.blocks)
    while block < region.blocks:
        follow(address_of_block(block), 0)
        empty_mark_stack()
        block = next_set(region.mark, object_end(block), region.blocks)


def empty_mark_stack() -> None:
    """Follows the references of the noted objects, the last one first."""
    while mark_stack.used > 0:
        mark_stack.used -= 1
        follow(mark_stack.objects[mark_stack.used], mark_stack.places[mark_stack.used])


def follow(address: Address, place: int) -> None:
    """Marks what an object refers to; of its tail one chunk from a place on, the rest is noted."""
    header = peek(address)
    length = traced_length(address, header)
    end = min(place + CHUNK, length)
    if end < length:
        push(address, end)
    if place == 0:
        mark_reference(header)
        for i in range(reference_count(header)):
            mark_reference(peek(reference_slot(address, header, i)))
    slot = tail_start(address, header) + uword(place * WORD_BYTES)
    for _ in range(place, end):
        mark_reference(peek(slot))
        slot = slot + WORD_BYTES


def count_freed() -> None:
    """Counts what a sweep will free."""
    collection.freed_objects = 0
    collection.freed_blocks = 0
    for i in range(region.words):
        offset = uword(i * WORD_BYTES)
        kept = peek(region.mark + offset)
        collection.freed_objects += count_ones(peek(region.head + offset) & ~kept)
        collection.freed_blocks += count_ones(peek(region.occupied + offset) & ~kept)


def sweep() -> None:
    """Frees all blocks that are not marked."""
    for i in range(region.words):
        offset = uword(i * WORD_BYTES)
        kept = peek(region.mark + offset)
        if feature.paranoid:
            poison_freed(i * WORD_BITS, peek(region.occupied + offset) & ~kept)
        poke(region.occupied + offset, kept)
        poke(region.head + offset, peek(region.head + offset) & kept)
        poke(region.pinned + offset, peek(region.pinned + offset) & kept)


def poison_freed(first: int, freed: uword) -> None:
    """Spoils the blocks from the first on whose bits are set."""
    for i in range(WORD_BITS):
        if (freed >> i) & 1 != 0:
            poison_blocks(first + i, first + i + 1)
