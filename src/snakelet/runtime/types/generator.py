"""Generators and coroutines: a frame that is copied onto the value stack while it runs.

Invariant: a suspended generator keeps in `slots` the first `used` words of its frame; while it
runs they lie on the stack, and the two words below them are the generator and its Code. `ip` is
the offset in the code's data where it goes on. What its methods do is vm/generator.py's.
"""

from snakelet.runtime.static import U8, U16, U32, Obj, Struct, Tail
from snakelet.runtime.types.code import Code

NEW = 0
SUSPENDED = 1
RUNNING = 2
FINISHED = 3

BY_NATIVE = 0
BY_FOR_ITER = 1
BY_YIELD_FROM = 2
"""Who resumed a generator, and so what its yield and its end mean."""


class GeneratorFrame(Struct):
    """What a call of a function with `yield` makes."""

    code: Code
    thrown: Obj
    """The exception to raise when it goes on (pend_throw), or NULL."""
    length: U32
    used: U16
    ip: U32
    state: U8
    resumed_by: U8
    slots: Tail[Obj]
