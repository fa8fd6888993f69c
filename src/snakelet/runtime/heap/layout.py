"""What the collector asks about an object: its size and where its references lie.

Invariant: nothing else in the heap looks into a type. A header is an object's first word, the
address of its TypeBase; types never move, so a header is good all through a collection. Sizes and
offsets are in bytes.
"""

from typing import cast

from snakelet.runtime.static import (
    WORD_BYTES,
    Address,
    Layout,
    TypeBase,
    inline,
    object_at,
    peek,
    uword,
)


@inline
def layout_at(header: Address) -> Layout:
    """The layout of the objects that have this header."""
    return cast(TypeBase, object_at(header)).layout


@inline
def is_movable(header: Address) -> bool:
    """Whether a compaction may move objects with this header."""
    return layout_at(header).movable


@inline
def has_references(header: Address) -> bool:
    """Whether objects with this header hold references beside the header itself."""
    layout = layout_at(header)
    return layout.tail_traced or layout.reference_count != 0


@inline
def has_tail(header: Address) -> bool:
    """Whether objects with this header end in elements."""
    return layout_at(header).tail_size != 0


@inline
def is_tail_traced(header: Address) -> bool:
    """Whether objects with this header end in references."""
    return layout_at(header).tail_traced


@inline
def reference_count(header: Address) -> int:
    """How many references the fixed fields hold."""
    return layout_at(header).reference_count


@inline
def reference_slot(address: Address, header: Address, index: int) -> Address:
    """Where the reference of this index lies in an object."""
    return address + uword(layout_at(header).references[index])


@inline
def traced_length(address: Address, header: Address) -> int:
    """How many references the tail of an object holds; 0 for a tail of other things."""
    layout = layout_at(header)
    return load_u32(address + uword(layout.length_offset)) if layout.tail_traced else 0


@inline
def tail_start(address: Address, header: Address) -> Address:
    """Where the tail of an object starts."""
    return address + uword(layout_at(header).size)


@inline
def load_u32(address: Address) -> int:
    """The 32 bits at an address that is a multiple of 4."""
    if WORD_BYTES == 4:
        return int(peek(address))
    offset = int(address & (WORD_BYTES - 1))
    return int((peek(address - uword(offset)) >> (8 * offset)) & 0xFFFFFFFF)
