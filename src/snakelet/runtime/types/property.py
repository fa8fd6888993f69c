"""property: an attribute that functions read, set and delete.

Invariant: a part that was not given is None. Attribute access on instances calls the parts (vm).
"""

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NONE, NULL, Obj, Struct
from snakelet.runtime.static.error import AttributeError
from snakelet.runtime.types.operation import call_1, call_2
from snakelet.runtime.types.type import builtin


@builtin("property")
class Property(Struct):
    """A managed attribute."""

    get: Obj
    set: Obj
    delete: Obj
    doc: Obj

    @staticmethod
    def __build__(
        fget: Obj = NONE, fset: Obj = NONE, fdel: Obj = NONE, doc: Obj = NONE
    ) -> "Property":
        return Property(fget, fset, fdel, doc)

    def __load__(self, name: Obj) -> Obj:
        if name is qstr("fget"):
            return self.get
        if name is qstr("fset"):
            return self.set
        if name is qstr("fdel"):
            return self.delete
        return self.doc if name is qstr("__doc__") else NULL

    def getter(self, function: Obj) -> "Property":
        """A copy with another function to read the attribute."""
        return Property(function, self.set, self.delete, self.doc)

    def setter(self, function: Obj) -> "Property":
        """A copy with another function to set the attribute."""
        return Property(self.get, function, self.delete, self.doc)

    def deleter(self, function: Obj) -> "Property":
        """A copy with another function to delete the attribute."""
        return Property(self.get, self.set, function, self.doc)


def read_property(property: Property, instance: Obj) -> Obj:
    """The value of a property of an instance. AttributeError if it can't be read."""
    if property.get is NONE:
        raise AttributeError("unreadable attribute")
    return call_1(property.get, instance)


def write_property(property: Property, instance: Obj, value: Obj) -> bool:
    """Sets a property of an instance, or deletes it if the value is NULL; False if it can't be."""
    function = property.delete if value is NULL else property.set
    if function is NONE:
        return False
    if value is NULL:
        call_1(function, instance)
    else:
        call_2(function, instance, value)
    return True
