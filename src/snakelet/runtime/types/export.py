"""Views into the memory of other objects, and the rule that what is viewed keeps its length.

Invariant: a View finds its memory through its owner each time, and stays within it, so that no
pointer outlives a resize; `exports` of an owner is never less than the number of its live views.
"""

from snakelet.runtime.heap.allocate import collect_now
from snakelet.runtime.heap.bitmap import next_clear, next_set
from snakelet.runtime.heap.block import address_of_block, close_hole, object_end, region
from snakelet.runtime.static import U8, Obj, Struct, cold, object_at, target
from snakelet.runtime.static.error import BufferError
from snakelet.runtime.types.byte_value import ByteArray


class View(Struct):
    """A user's memoryview: `length` elements from byte `offset` on of the owner's memory; the owner
    is NULL once the view is released."""

    owner: Obj
    offset: int
    length: int
    typecode: U8


def require_no_exports(array: ByteArray) -> None:
    """BufferError if a view of a bytearray is alive. As nothing counts references, a collection
    finds that out; it is rare that a bytearray that has been viewed is resized."""
    if array.exports != 0:
        array.exports = live_views(array, array.exports)
        if array.exports != 0:
            raise resized_export()


@cold
def resized_export() -> BufferError:
    """What to raise when a viewed object is to be resized."""
    return BufferError("existing exports of data: object cannot be re-sized")


@cold
def live_views(owner: Obj, counted: int) -> int:
    """How many views of an owner are alive. Hosted, where objects don't lie in the heap, a view
    lives until it is released."""
    if not target.compiled:
        return counted
    collect_now()
    close_hole()
    count = 0
    block = 0
    while block < region.blocks:
        block = next_set(region.occupied, block, region.blocks)
        end = next_clear(region.occupied, block, region.blocks)
        while block < end:
            value = object_at(address_of_block(block))
            if isinstance(value, View) and value.owner is owner:
                count += 1
            block = object_end(block)
    return count
