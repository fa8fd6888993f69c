"""array: the type of types/array.py, as a module.

Invariant: the module has nothing else.
"""

from snakelet.runtime.types.array import Array
from snakelet.runtime.types.module import define_module

MODULE = define_module("array", globals(), array=Array)
