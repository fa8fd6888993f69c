"""Compaction: moves objects and makes every reference follow.

Jonkers' way (Information Processing Letters 9, 1979), which needs no extra memory: all references
to an object are threaded into a chain that starts in its header, and unthreaded when its new place
is known. Each object is visited twice in the order of addresses: first it is unthreaded for
references from before it and its own ones are threaded; then it is unthreaded for those from
behind it, and moved.

Invariant: only right after a collection, with the hole closed. During a compaction `mark` has the
bit of the first block of each object that stays: a pinned one, one of an immovable type, one into
which a conservative word points. A link of a chain is the address of the next slot with bit 0 set,
at the end lies the header. Both visits of an object find the same new place.
"""

from snakelet.runtime.heap.bitmap import (
    clear_bit,
    clear_range,
    next_set,
    set_bit,
    set_range,
    test_bit,
)
from snakelet.runtime.heap.block import (
    BLOCK_SHIFT,
    address_of_block,
    block_of,
    find_hole,
    head_of,
    in_region,
    is_reference,
    object_end,
    poison_blocks,
    region,
)
from snakelet.runtime.heap.collect import sweep
from snakelet.runtime.heap.layout import (
    is_movable,
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
    WORD_BYTES,
    Address,
    State,
    feature,
    inline,
    peek,
    poke,
    uword,
)


class Plan(State):
    """Where the next object goes. `cursor` is the first block not given away yet; sliding,
    `obstacle` is the first object from there on that stays."""

    sliding: bool = False
    cursor: int = 0
    obstacle: int = 0
    moved: int = 0
    """How many objects the last move moved."""
    count: int = 0
    """How many compactions there were."""


plan = Plan()


def compact() -> None:
    """Slides every object that may move towards the start of the heap, in the order in which they
    lie, so that the free blocks lie together at the end and between objects that stay."""
    plan.sliding = True
    relocate()
    plan.count += 1
    region.cursor = 0
    region.large_cursor = 0


def evacuate() -> None:
    """Moves every object that may move to a place that is free now, so far as there is room: all
    objects change their address if the heap is at most half full and not too fragmented. Fresh ones
    will lie behind them, so that the old places stay spoiled for a while."""
    plan.sliding = False
    relocate()
    sweep()
    region.cursor = plan.cursor
    region.large_cursor = plan.cursor


def relocate() -> None:
    """Visits all objects twice and moves them."""
    hold_staying()
    thread_roots()
    start_plan()
    block = next_object(0)
    while block < region.blocks:
        block = next_object(thread_object(block))
    start_plan()
    plan.moved = 0
    block = next_object(0)
    while block < region.blocks:
        block = next_object(move_object(block))


@inline
def next_object(block: int) -> int:
    """The first block of the next object from a block on, or the number of blocks. What has been
    evacuated already lies in blocks that were free, and is no object yet."""
    block = next_set(region.head, block, region.blocks)
    while block < region.blocks and not test_bit(region.occupied, block):
        block = next_set(region.head, block + 1, region.blocks)
    return block


def hold_staying() -> None:
    """Marks the objects that stay."""
    for i in range(region.words):
        offset = uword(i * WORD_BYTES)
        poke(region.mark + offset, peek(region.pinned + offset))
    hold_immovable()
    hold_inner(root.stack_low, root.stack_high)
    for i in range(state_pointer_count()):
        hold_pointer(peek(each_state_pointer(i)))
    hold_conservatively(root.machine_low, root.machine_base)


def hold_immovable() -> None:
    """Marks the objects whose type does not let them move."""
    block = next_set(region.head, 0, region.blocks)
    while block < region.blocks:
        if not is_movable(peek(address_of_block(block))):
            set_bit(region.mark, block)
        block = next_set(region.head, block + 1, region.blocks)


def hold_conservatively(low: Address, high: Address) -> None:
    """Marks every object into which a word of a range points."""
    while low < high:
        hold_pointer(peek(low))
        low = low + WORD_BYTES


def hold_inner(low: Address, high: Address) -> None:
    """Marks the objects into which words of the value stack point that are no references."""
    while low < high:
        if not is_object(peek(low)):
            hold_pointer(peek(low))
        low = low + WORD_BYTES


@inline
def is_object(word: uword) -> bool:
    """Whether a word is the address of an object of the heap."""
    return (
        is_reference(word)
        and address_of_block(block_of(word)) == word
        and test_bit(region.head, block_of(word))
    )


@inline
def hold_pointer(word: uword) -> None:
    """Marks the object into which a word points, if it points into one."""
    if in_region(word):
        first = head_of(block_of(word))
        if first >= 0:
            set_bit(region.mark, first)


def thread_roots() -> None:
    """Threads the precise references from outside the heap."""
    for i in range(state_root_count()):
        thread(each_state_root(i))
    low = root.stack_low
    while low < root.stack_high:
        if is_object(peek(low)):
            thread(low)
        low = low + WORD_BYTES


def thread(slot: Address) -> None:
    """Puts a slot into the chain of the object to which it refers, if that may move."""
    target = peek(slot)
    if is_reference(target) and not test_bit(region.mark, block_of(target)):
        poke(slot, peek(target))
        poke(target, slot | 1)


def unthread(address: Address, moved: Address) -> None:
    """Makes all slots in the chain of an object refer to its new place; the header is back."""
    link = peek(address)
    while link & 1 != 0:
        slot = link ^ 1
        link = peek(slot)
        poke(slot, moved)
    poke(address, link)


def thread_object(first: int) -> int:
    """The first visit of an object; the block behind it."""
    address = address_of_block(first)
    end = object_end(first)
    unthread(address, address_of_block(new_place(first, end)))
    header = peek(address)
    for i in range(reference_count(header)):
        thread(reference_slot(address, header, i))
    slot = tail_start(address, header)
    for _ in range(traced_length(address, header)):
        thread(slot)
        slot = slot + WORD_BYTES
    return end


def move_object(first: int) -> int:
    """The second visit of an object; the block behind it."""
    address = address_of_block(first)
    end = object_end(first)
    place = new_place(first, end)
    unthread(address, address_of_block(place))
    if place != first:
        plan.moved += 1
        move_blocks(address_of_block(place), address, end - first)
    if plan.sliding:
        note_slide(first, end, place)
    else:
        set_range(region.mark, place, place + end - first)
        set_bit(region.head, place)
    return end


def move_blocks(to: Address, source: Address, blocks: int) -> None:
    """Copies blocks, the first words first."""
    offset = uword(0)
    size = uword(blocks) << BLOCK_SHIFT
    while offset < size:
        poke(to + offset, peek(source + offset))
        offset = offset + WORD_BYTES


def note_slide(first: int, end: int, place: int) -> None:
    """Changes the bitmaps for an object that has slid down to its new place."""
    if place == first:
        return
    clear_bit(region.head, first)
    clear_range(region.occupied, first, end)
    behind = place + end - first
    set_range(region.occupied, place, behind)
    set_bit(region.head, place)
    if feature.paranoid:
        poison_blocks(max(behind, first), end)


def start_plan() -> None:
    """Starts to give places away from the first block on."""
    plan.cursor = 0
    plan.obstacle = next_set(region.mark, 0, region.blocks)


def new_place(first: int, end: int) -> int:
    """The first block of an object after the move; each object asks once a round, in order."""
    if test_bit(region.mark, first):
        return first
    if plan.sliding:
        return place_below(end - first)
    place = find_hole(end - first, plan.cursor)
    if place < 0:
        return first
    plan.cursor = place + end - first
    return place


def place_below(blocks: int) -> int:
    """The next place for a sliding object: at the cursor, or behind the objects that stay before
    which there is no room. It is never behind the object itself."""
    while plan.cursor + blocks > plan.obstacle:
        plan.cursor = object_end(plan.obstacle)
        plan.obstacle = next_set(region.mark, plan.cursor, region.blocks)
    place = plan.cursor
    plan.cursor = place + blocks
    return place
