"""super: the attributes that come after a class in the resolution order of an instance's class.

Invariant: `receiver` is an instance of `kind` or a class derived from it, or such a class
itself. How a name is found is vm/super.py's.
"""

from snakelet.runtime.static import Obj, Struct
from snakelet.runtime.types.type import Type


class SuperObject(Struct):
    """What `super(kind, receiver)` makes."""

    kind: Type
    receiver: Obj
