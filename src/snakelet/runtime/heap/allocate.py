"""Memory for objects: what every construction of a struct calls, and the policy behind it.

Invariant: a fresh object is zero but for its header (and the bytes of a large str), or MemoryError
is raised and the heap is as good as before. Nothing but a call of this file collects or moves.
Tried in turn: the open hole, another hole, a collection, a compaction.
"""

from collections.abc import Callable

from snakelet.runtime.heap.bitmap import NOTHING
from snakelet.runtime.heap.block import (
    BLOCK_BYTES,
    BLOCK_SHIFT,
    HOLE_BLOCKS,
    blocks_for,
    close_hole,
    cut_from_hole,
    free_blocks,
    grow_blocks,
    note_use,
    region,
    shrink_blocks,
    take_blocks,
    tally,
    used_blocks,
)
from snakelet.runtime.heap.collect import collect, collection
from snakelet.runtime.heap.compact import compact, evacuate
from snakelet.runtime.heap.pause import end_pause, start_pause
from snakelet.runtime.heap.root import note_stacks
from snakelet.runtime.static import Address, State, call_spilled, cold, feature, uword
from snakelet.runtime.static.error import MemoryError


class Policy(State):
    """When to collect, and when to refuse. `threshold` is in blocks, -1 for none."""

    enabled: bool = True
    threshold: int = -1
    locked: int = 0
    """How many times the heap is locked."""
    passes_lock: Callable[[Address], bool] | None = None
    """Whether objects with a header are made while the heap is locked: those that a program which
    allocates nothing needs for a moment, as iterators and exceptions."""
    allocations: int = 0
    fail_at: int = 0
    """With feature.fail_allocation: allocations so far, and the number of the one that fails."""


policy = Policy()


def allocate(bytes: int, header: Address) -> Address:
    """A fresh object of so many bytes, at least one word, header included. MemoryError."""
    address = allocate_or_none(bytes, header)
    return address if address != 0 else no_memory(bytes)


def allocate_or_none(bytes: int, header: Address) -> Address:
    """A fresh object like that of `allocate`, or 0 if there is no room."""
    size = uword(blocks_for(bytes)) << BLOCK_SHIFT
    if feature.paranoid or feature.fail_allocation:
        return allocate_slowly(blocks_for(bytes), header)
    if region.hole_left < size:
        return allocate_slowly(blocks_for(bytes), header)
    return cut_from_hole(size, header)


@cold
def allocate_slowly(blocks: int, header: Address) -> Address:
    """A fresh object that does not fit the open hole, or 0."""
    if policy.locked > 0:
        return take_locked(blocks, header)
    if blocks > region.limit:
        return NOTHING
    if feature.fail_allocation and fails_now():
        return NOTHING
    if policy.enabled and (feature.paranoid or is_threshold_passed()):
        collect_now()
    address = take(blocks, header)
    if address == 0 and policy.enabled:
        collect_now()
        address = take(blocks, header)
        if address == 0 and free_blocks() >= blocks:
            compact_now()
            address = take(blocks, header)
    return address


def take_locked(blocks: int, header: Address) -> Address:
    """A fresh object while the heap is locked: a small one that is only made for a moment, or 0."""
    passes = policy.passes_lock
    if blocks > 2 or passes is None or not passes(header):
        return NOTHING
    address = take_blocks(blocks, blocks, header)
    close_hole()
    return address


def take(blocks: int, header: Address) -> Address:
    """A fresh object in a hole that is there already, or 0."""
    if feature.paranoid and free_blocks() < blocks:
        return NOTHING
    size = uword(blocks) << BLOCK_SHIFT
    if region.hole_left >= size:
        return cut_from_hole(size, header)
    if policy.threshold < 0:
        return take_blocks(blocks, HOLE_BLOCKS, header)
    left = max(policy.threshold - region.allocated, 0)
    return take_blocks(blocks, min(left, HOLE_BLOCKS), header)


def is_threshold_passed() -> bool:
    """Whether so much was allocated that the user wants a collection."""
    if policy.threshold < 0:
        return False
    close_hole()
    return region.allocated >= policy.threshold


def fails_now() -> bool:
    """Counts an allocation; whether it is the one that is to fail."""
    policy.allocations += 1
    return policy.allocations == policy.fail_at


def collect_now() -> int:
    """Collects, and in a paranoid build moves all that may move; the number of blocks freed."""
    call_spilled(_collect_here)
    return collection.freed_blocks


def _collect_here() -> None:
    start_pause()
    note_stacks()
    collect()
    if feature.paranoid:
        evacuate()
    end_pause()


def compact_now() -> None:
    """Compacts; a collection has just been."""
    call_spilled(_compact_here)


def _compact_here() -> None:
    start_pause()
    note_stacks()
    compact()
    end_pause()


def tidy(since: int) -> None:
    """Collects and compacts after work that left much garbage and something that stays: an eighth
    of the heap was used, or there were collections since the count `since`. What stays would
    otherwise lie behind the garbage, and once it runs and can't move, split the heap for good."""
    if not policy.enabled or policy.locked > 0:
        return
    if collection.count != since or region.allocated > region.limit >> 3:
        collect_now()
        compact_now()


@cold
def no_memory(bytes: int) -> Address:
    """Raises the MemoryError of an allocation of so many bytes."""
    if policy.locked > 0:
        raise MemoryError("memory allocation failed, heap is locked")
    return out_of_memory(bytes)


@cold
def out_of_memory(bytes: int) -> Address:
    """Raises MemoryError: there is no room for so many bytes."""
    raise MemoryError(f"memory allocation failed, allocating {bytes} bytes")


def grow_in_place(address: Address, bytes: int) -> bool:
    """Lengthens an object of the heap to so many bytes if what lies behind is free; what is new is
    zero. A locked heap does not grow anything."""
    if policy.locked > 0 or blocks_for(bytes) > region.limit:
        return False
    if feature.fail_allocation and fails_now():
        return False
    if feature.paranoid and free_blocks() < blocks_for(bytes):
        return False
    return grow_blocks(address, blocks_for(bytes))


def shrink_in_place(address: Address, bytes: int) -> None:
    """Frees what an object of the heap has beyond so many bytes."""
    shrink_blocks(address, blocks_for(bytes))


def lock() -> None:
    """Forbids allocations until `unlock` was called as often."""
    close_hole()
    policy.locked += 1


def unlock() -> int:
    """Takes one lock off; how many are left."""
    assert policy.locked > 0
    policy.locked -= 1
    return policy.locked


def locked_depth() -> int:
    """How many times the heap is locked."""
    return policy.locked


def enable() -> None:
    """Lets allocations collect."""
    policy.enabled = True


def disable() -> None:
    """Keeps allocations from collecting and compacting; MemoryError comes earlier."""
    policy.enabled = False


def is_enabled() -> bool:
    """Whether allocations collect."""
    return policy.enabled


def threshold() -> int:
    """After how many allocated bytes a collection is due, in whole blocks; -1 for none."""
    return -1 if policy.threshold < 0 else policy.threshold * BLOCK_BYTES


def set_threshold(bytes: int) -> None:
    """Makes a collection due after so many allocated bytes, rounded down to whole blocks; negative
    for none."""
    close_hole()
    policy.threshold = -1 if bytes < 0 else bytes >> BLOCK_SHIFT


def total_bytes() -> int:
    """The size of the heap, bitmaps not counted."""
    return region.limit << BLOCK_SHIFT


def used_bytes() -> int:
    """How many bytes objects take, rounded up to blocks."""
    return used_blocks() << BLOCK_SHIFT


def ever_allocated_bytes() -> int:
    """How many bytes were allocated since the start, in whole blocks."""
    close_hole()
    return (tally.earlier + region.allocated) << BLOCK_SHIFT


def peak_bytes() -> int:
    """The most bytes that objects took at any time, rounded up to blocks."""
    close_hole()
    note_use()
    return tally.peak << BLOCK_SHIFT


def free_bytes() -> int:
    """How many bytes are left for objects."""
    return free_blocks() << BLOCK_SHIFT
