"""The heap's region: blocks of four words, the bitmaps that describe them, and room for objects.

Invariant: an object is one or more consecutive blocks. `occupied` has a bit for each of its blocks,
`head` for its first one alone, `pinned` for the first one if it must stay for its life; `mark`
belongs to a collection under way. Blocks from `hole_next` up to `hole_end`, the open hole, are
occupied without a head: objects are cut off there one after another. Whoever looks at extents of
objects closes the hole first.
"""

from collections.abc import Callable

from snakelet.runtime.heap.bitmap import (
    ALL,
    LAST,
    NOTHING,
    clear_bit,
    clear_range,
    count_range,
    fill_words,
    next_clear,
    next_set,
    previous_set,
    set_bit,
    set_range,
    test_bit,
    word_at,
    words_for,
)
from snakelet.runtime.heap.layout import is_movable
from snakelet.runtime.static import (
    WORD_BYTES,
    Address,
    Obj,
    State,
    address_of,
    feature,
    inline,
    peek,
    poke,
    trailing_zeros,
    uword,
)

BLOCK_BYTES = 4 * WORD_BYTES
BLOCK_SHIFT = 5 if WORD_BYTES == 8 else 4
BITMAPS = 4
HOLE_BLOCKS = 1024
"""The open hole is no larger, so opening and closing it stays cheap beside a large object."""
SMALL_BLOCKS = 16
"""Objects up to here share the open hole; each larger one takes the next hole that fits it."""
POISON = uword(0xDBDBDBDBDBDBDBDB)
"""What freed memory holds in a paranoid build: a word that is no pointer and no small number."""


class Region(State):
    """The memory of the heap. Addresses are of whole blocks; `cursor` is the block where the search
    for the next hole starts."""

    start: Address = uword(0)
    size: uword = uword(0)
    blocks: int = 0
    words: int = 0
    limit: int = 0

    occupied: Address = uword(0)
    head: Address = uword(0)
    mark: Address = uword(0)
    pinned: Address = uword(0)

    hole_next: Address = uword(0)
    hole_end: Address = uword(0)
    hole_left: Address = uword(0)
    """The bytes of the open hole. An allocation that does not fit looks at nothing else, so that no
    register holds the hole's address while it collects: when the hole is used up that is the
    address of the object behind it, which would stay alive for no reason."""
    cursor: int = 0
    large_cursor: int = 0
    """The same for large objects, so that none is looked for among those made since the last
    collection again and again."""
    allocated: int = 0
    """Blocks handed out since the last collection, the open hole counted as a whole."""


region = Region()


class Tally(State):
    """Figures of all allocations, in blocks: handed out before the last collection, in use after
    it, freed since then without one, and the most in use when blocks were freed."""

    earlier: int = 0
    kept: int = 0
    returned: int = 0
    peak: int = 0


tally = Tally()


class Filling(State):
    """`is_filled`: whether who makes an object with a header fills its tail without looking, and
    nothing in it is followed: of a large one only the first block, where its fields lie, need be
    zero before."""

    is_filled: Callable[[Address], bool] | None = None


filling = Filling()


def region_bytes(heap_bytes: int) -> int:
    """How much memory a port gives `start_heap` for a heap of this size: paranoid builds move every
    object at every allocation and need as much again."""
    return heap_bytes * 2 if feature.paranoid else heap_bytes


def start_heap(address: Address, bytes: int) -> None:
    """Makes [address, address + bytes) an empty heap. At least 32 words are needed; bitmaps and
    alignment take under 4% of it."""
    assert bytes >= 32 * WORD_BYTES
    low = (address + (WORD_BYTES - 1)) & ~uword(WORD_BYTES - 1)
    blocks = _blocks_within(bytes - BLOCK_BYTES - WORD_BYTES)
    words = words_for(blocks)
    region.blocks = blocks
    region.words = words
    region.limit = blocks // 2 if feature.paranoid else blocks
    step = uword(words * WORD_BYTES)
    region.occupied = low
    region.head = low + step
    region.mark = low + step + step
    region.pinned = low + step + step + step
    fill_words(low, words * BITMAPS, NOTHING)
    region.start = (region.pinned + step + (BLOCK_BYTES - 1)) & ~uword(BLOCK_BYTES - 1)
    region.size = uword(blocks) << BLOCK_SHIFT
    _reset_search()


def _blocks_within(bytes: int) -> int:
    """How many blocks fit into so many bytes together with their bitmaps."""
    blocks = bytes // BLOCK_BYTES
    while blocks * BLOCK_BYTES + words_for(blocks) * BITMAPS * WORD_BYTES > bytes:
        blocks -= 1
    return blocks


def _reset_search() -> None:
    region.hole_next = NOTHING
    region.hole_end = NOTHING
    region.hole_left = NOTHING
    region.large_cursor = 0
    region.cursor = 0
    region.allocated = 0
    tally.earlier = 0
    tally.kept = 0
    tally.returned = 0
    tally.peak = 0


def note_use() -> int:
    """The blocks in use, which count for the peak; no hole is open."""
    used = tally.kept + region.allocated - tally.returned
    tally.peak = max(tally.peak, used)
    return used


def start_tally(freed: int) -> None:
    """Counts anew: a collection frees so many blocks."""
    tally.kept = note_use() - freed
    tally.earlier += region.allocated
    tally.returned = 0
    region.allocated = 0


@inline
def in_region(word: uword) -> bool:
    """Whether a word points at or into a block."""
    return word - region.start < region.size


@inline
def block_of(address: Address) -> int:
    """The number of the block that holds an address of the region."""
    return int((address - region.start) >> BLOCK_SHIFT)


@inline
def address_of_block(block: int) -> Address:
    """Where a block starts."""
    return region.start + (uword(block) << BLOCK_SHIFT)


@inline
def is_reference(word: uword) -> bool:
    """Whether a word that holds an Obj is a reference to an object of this heap."""
    return (word & 7) == 0 and in_region(word)


@inline
def blocks_for(bytes: int) -> int:
    """How many blocks so many bytes take."""
    return int((uword(bytes) + (BLOCK_BYTES - 1)) >> BLOCK_SHIFT)


def object_end(first: int) -> int:
    """The block behind an object, whose first block is given: the next one that is a head or free,
    as the bits beyond the last block are. The hole is closed."""
    block = first + 1
    while block < region.blocks:
        ends = peek(word_at(region.head, block)) | ~peek(word_at(region.occupied, block))
        ends = ends & (ALL << (block & LAST))
        if ends != 0:
            return (block & ~LAST) + trailing_zeros(ends)
        block = (block | LAST) + 1
    return region.blocks


def head_of(block: int) -> int:
    """The first block of the object that holds a block, or -1 if the block is free. The hole is
    closed."""
    if not test_bit(region.occupied, block):
        return -1
    return previous_set(region.head, block)


def used_blocks() -> int:
    """How many blocks objects take."""
    unused = int((region.hole_end - region.hole_next) >> BLOCK_SHIFT)
    return count_range(region.occupied, region.words) - unused


def free_blocks() -> int:
    """How many blocks are left for objects."""
    return region.limit - used_blocks()


@inline
def clear_blocks(address: Address, size: uword) -> None:
    """Fills whole blocks with zero."""
    if size <= 4 * BLOCK_BYTES:
        end = address + size
        while address < end:
            for word in (0, 1, 2, 3):
                poke(address + word * WORD_BYTES, NOTHING)
            address = address + BLOCK_BYTES
    else:
        fill_words(address, int(size) // WORD_BYTES, NOTHING)


def poison_blocks(first: int, end: int) -> None:
    """Spoils freed blocks, so that a use after the end of a life shows."""
    fill_words(address_of_block(first), (end - first) * 4, POISON)


def close_hole() -> None:
    """Gives the rest of the open hole back; the next search starts there."""
    if region.hole_end == 0:
        return
    first = block_of(region.hole_next)
    end = first + int((region.hole_end - region.hole_next) >> BLOCK_SHIFT)
    clear_range(region.occupied, first, end)
    region.allocated -= end - first
    region.cursor = first
    region.hole_next = NOTHING
    region.hole_end = NOTHING
    region.hole_left = NOTHING


def find_hole(blocks: int, start: int) -> int:
    """The first run of so many free blocks from a block on, or -1."""
    first = next_clear(region.occupied, start, region.blocks)
    while first + blocks <= region.blocks:
        end = next_set(region.occupied, first, first + blocks)
        if end == first + blocks:
            return first
        first = next_clear(region.occupied, end, region.blocks)
    return -1


def open_hole(blocks: int, wanted: int) -> bool:
    """Makes the next hole of at least `blocks` blocks, and at best of `wanted`, the open one; false
    if there is none. The search goes on from the last hole and once around."""
    close_hole()
    first = find_hole(blocks, region.cursor)
    if first < 0:
        first = find_hole(blocks, 0)
    if first < 0:
        return False
    longest = min(first + max(blocks, wanted), region.blocks)
    end = next_set(region.occupied, first + blocks, longest)
    set_range(region.occupied, first, end)
    region.allocated += end - first
    region.hole_next = address_of_block(first)
    region.hole_end = address_of_block(end)
    region.hole_left = region.hole_end - region.hole_next
    return True


@inline
def cut_from_hole(size: uword, header: Address) -> Address:
    """A fresh object at the front of the open hole, which has room: zero but for its header."""
    address = region.hole_next
    region.hole_next = address + size
    region.hole_left = region.hole_left - size
    set_bit(region.head, block_of(address))
    clear_blocks(address, size)
    poke(address, header)
    return address


def take_blocks(blocks: int, wanted: int, header: Address) -> Address:
    """A fresh object in a hole that is there already, or 0; of a large one that `is_filled` the
    first block is zero. No more than `wanted` blocks are set apart for objects to come."""
    if blocks <= SMALL_BLOCKS:
        if not open_hole(blocks, wanted):
            return NOTHING
        return cut_from_hole(uword(blocks) << BLOCK_SHIFT, header)
    close_hole()
    first = find_hole(blocks, region.large_cursor)
    if first < 0:
        first = find_hole(blocks, 0)
    if first < 0:
        return NOTHING
    region.large_cursor = first + blocks
    address = address_of_block(first)
    set_range(region.occupied, first, first + blocks)
    set_bit(region.head, first)
    region.allocated += blocks
    is_filled = filling.is_filled
    if is_filled is not None and is_filled(header):
        clear_blocks(address, uword(BLOCK_BYTES))
    else:
        clear_blocks(address, uword(blocks) << BLOCK_SHIFT)
    poke(address, header)
    return address


def grow_blocks(address: Address, blocks: int) -> bool:
    """Lengthens an object to so many blocks where it is, if those behind it are free; the new ones
    are zero. An object that has as many already stays as it is."""
    close_hole()
    first = block_of(address)
    end = object_end(first)
    wanted = first + blocks
    if wanted <= end:
        return True
    if wanted > region.blocks or next_set(region.occupied, end, wanted) != wanted:
        return False
    set_range(region.occupied, end, wanted)
    region.allocated += wanted - end
    clear_blocks(address_of_block(end), uword(wanted - end) << BLOCK_SHIFT)
    return True


def shrink_blocks(address: Address, blocks: int) -> None:
    """Frees the blocks of an object behind its first so many, at least one."""
    assert blocks >= 1
    close_hole()
    first = block_of(address)
    end = object_end(first)
    if first + blocks < end:
        note_use()
        tally.returned += end - first - blocks
        clear_range(region.occupied, first + blocks, end)
        if feature.paranoid:
            poison_blocks(first + blocks, end)


def free(address: Address) -> None:
    """Ends the life of an object of the heap that nothing refers to any more, not even garbage."""
    close_hole()
    first = block_of(address)
    assert test_bit(region.head, first)
    end = object_end(first)
    note_use()
    tally.returned += end - first
    clear_range(region.occupied, first, end)
    clear_bit(region.head, first)
    clear_bit(region.pinned, first)
    if feature.paranoid:
        poison_blocks(first, end)


def pin(address: Address) -> None:
    """Keeps an object in its place for its life. What lies outside the heap stays anyway."""
    if in_region(address):
        assert test_bit(region.head, block_of(address))
        set_bit(region.pinned, block_of(address))


def pinned_address(value: Obj) -> Address:
    """Where a struct lies, and stays from now on."""
    address = address_of(value)
    pin(address)
    return address


def is_pinned(address: Address) -> bool:
    """Whether an object stays in its place for its life."""
    if not in_region(address):
        return True
    return test_bit(region.pinned, block_of(address)) or not is_movable(peek(address))
