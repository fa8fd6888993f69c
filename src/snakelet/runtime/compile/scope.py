"""Scopes and their names: what is local, global, a cell or free, and in which slot it lives.

Invariant: `identifiers` keeps the order of first mention, on which the numbering depends
(spec/bytecode.md section 14). Slots are settled by `settle`, after all scopes were surveyed.
"""

from typing import cast

from snakelet.runtime.compile.rawcode import RawCode
from snakelet.runtime.heap.namemap import NameMap, new_name_map
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.heap.vector import Vector
from snakelet.runtime.static import NULL, U8, U16, U32, Obj, Struct
from snakelet.runtime.types.code import VAR_ARGUMENTS

MODULE = 0
CLASS = 1
FUNCTION = 2
LAMBDA = 3
LIST_COMPREHENSION = 4
DICT_COMPREHENSION = 5
SET_COMPREHENSION = 6
GENERATOR_EXPRESSION = 7
"""Kinds of scopes; from FUNCTION on they have local variables."""

IMPLICIT_GLOBAL = 0
ASSIGNED_GLOBAL = 1
EXPLICIT_GLOBAL = 2
LOCAL = 3
CELL = 4
FREE = 5
"""Kinds of identifiers."""

PARAMETER = 1
STAR = 2
DOUBLE_STAR = 4
"""Flags of identifiers: a parameter; the one of `*args`; the one of `**keywords`."""

LINEAR_LIMIT = 8
"""Up to so many identifiers are searched one by one."""

CLASS_CELL = qstr("__class__")


class Identifier(Struct):
    """A name in a scope; the argument of a comprehension has none (NULL)."""

    name: Obj
    kind: U8
    flags: U8
    slot: U16


class Scope(Struct):
    """A module, class, function, lambda or comprehension; `following` is the next to compile.

    `positional` counts parameters with their closed-over variables once those are settled;
    `children` are the scopes that its code makes functions of, in that order.
    """

    outer: "Scope | None"
    node: Obj
    name: Obj
    raw: RawCode
    identifiers: Vector
    kind: U8
    flags: U8 = 0
    keyword_only: U32 = 0
    positional: U32 = 0
    defaults: U32 = 0
    locals: U32 = 0
    free: U32 = 0
    children: Vector | None = None
    index: NameMap | None = None
    following: "Scope | None" = None

    def has_locals(self) -> bool:
        """Whether its variables live in slots."""
        return self.kind >= FUNCTION

    def is_comprehension(self) -> bool:
        return self.kind >= LIST_COMPREHENSION

    def at(self, index: int) -> Identifier:
        """The identifier of an index in order of mention."""
        return cast(Identifier, self.identifiers[index])

    def find(self, name: Obj) -> Identifier | None:
        """The identifier of a name."""
        index = self.index
        if index is not None:
            found = index.get(name)
            return None if found is NULL else cast(Identifier, found)
        for i in range(self.identifiers.used):
            if self.at(i).name is name:
                return self.at(i)
        return None

    def add(self, name: Obj, kind: int) -> Identifier:
        """A new identifier, not found before."""
        identifier = Identifier(name, kind, 0, 0)
        self.identifiers.append(identifier)
        index = self.index
        if index is not None:
            index.put(name, identifier)
        elif self.identifiers.used > LINEAR_LIMIT:
            self.make_index()
        return identifier

    def make_index(self) -> None:
        index = new_name_map()
        for i in range(self.identifiers.used):
            if self.at(i).name is not NULL:
                index.put(self.at(i).name, self.at(i))
        self.index = index

    def load(self, name: Obj) -> None:
        """Notes that a name is read."""
        if self.find(name) is None:
            self.add(name, IMPLICIT_GLOBAL)

    def store(self, name: Obj) -> Identifier:
        """Notes that a name is bound or unbound."""
        identifier = self.find(name)
        if identifier is None:
            identifier = self.add(name, IMPLICIT_GLOBAL)
        if identifier.kind == IMPLICIT_GLOBAL:
            identifier.kind = LOCAL if self.has_locals() else ASSIGNED_GLOBAL
        return identifier

    def parameter(self, name: Obj, flags: int) -> bool:
        """Adds a parameter; false if there is one of the name."""
        if self.find(name) is not None:
            return False
        self.add(name, LOCAL).flags = flags | PARAMETER
        return True

    def first_parameter(self) -> Identifier | None:
        """The first identifier that is a parameter."""
        for i in range(self.identifiers.used):
            if self.at(i).flags & PARAMETER != 0:
                return self.at(i)
        return None


def resolve(scope: Scope) -> None:
    """Looks for the owners of the names that are only read in a scope that was surveyed."""
    for i in range(scope.identifiers.used):
        if scope.at(i).kind == IMPLICIT_GLOBAL:
            close_over(scope, scope.at(i))


def close_over(scope: Scope, identifier: Identifier) -> bool:
    """Makes a name free if the nearest enclosing scope that has it, except the module, has it as
    a variable; otherwise leaves it as it is and returns false."""
    name = identifier.name
    owner = scope.outer
    while owner is not None and owner.outer is not None:
        found = owner.find(name)
        if found is not None:
            if found.kind < LOCAL:
                return False
            bind(scope, owner, name, found)
            identifier.kind = FREE
            return True
        owner = owner.outer
    return False


def bind(scope: Scope, owner: Scope, name: Obj, found: Identifier) -> None:
    """Passes a variable of its owner down to the scopes between."""
    if found.kind == LOCAL:
        found.kind = CELL
    between = scope.outer
    while between is not None and between is not owner:
        between.add(name, FREE)
        between = between.outer


def settle(scope: Scope) -> None:
    """Numbers the variables of a scope whose enclosing scopes are settled already."""
    if scope.flags & VAR_ARGUMENTS != 0:
        move_var_arguments(scope)
    number_locals(scope)
    number_cells(scope)
    outer = scope.outer
    if outer is not None:
        number_free(scope, outer)


def move_var_arguments(scope: Scope) -> None:
    """Exchanges `*args` with the last plain parameter behind it."""
    last = -1
    star = -1
    for i in range(scope.identifiers.used):
        flags = scope.at(i).flags
        if flags & STAR != 0:
            star = i
        elif flags == PARAMETER and star >= 0:
            last = i
    if last >= 0:
        moved = scope.at(star)
        scope.identifiers[star] = scope.at(last)
        scope.identifiers[last] = moved


def number_locals(scope: Scope) -> None:
    for i in range(scope.identifiers.used):
        identifier = scope.at(i)
        if scope.kind == CLASS and identifier.name is CLASS_CELL:
            continue
        if scope.has_locals() and identifier.kind == IMPLICIT_GLOBAL:
            identifier.kind = EXPLICIT_GLOBAL
        if identifier.kind == LOCAL or identifier.flags & PARAMETER != 0:
            identifier.slot = scope.locals
            scope.locals += 1


def number_cells(scope: Scope) -> None:
    for i in range(scope.identifiers.used):
        identifier = scope.at(i)
        if identifier.kind == CELL and identifier.flags & PARAMETER == 0:
            identifier.slot = scope.locals
            scope.locals += 1


def number_free(scope: Scope, outer: Scope) -> None:
    """Puts closed-over variables first, in the order of the enclosing scope's identifiers."""
    if not has_free(scope):
        return
    count = 0
    for i in range(outer.identifiers.used):
        name = outer.at(i).name
        identifier = None if name is NULL else scope.find(name)
        if identifier is not None and identifier.kind == FREE:
            identifier.slot = count
            count += 1
    for i in range(scope.identifiers.used):
        identifier = scope.at(i)
        if identifier.kind == CELL or identifier.kind == LOCAL:
            identifier.slot += count
    scope.free = count
    scope.positional += count
    scope.locals += count


def has_free(scope: Scope) -> bool:
    for i in range(scope.identifiers.used):
        if scope.at(i).kind == FREE:
            return True
    return False
