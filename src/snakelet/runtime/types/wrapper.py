"""From the functions of a class body or a module file to the user's functions (build time).

For each function a wrapper of Static Python is generated as text: it converts the arguments by the
parameters' annotations, calls, and converts the result.

    Obj                as it is                  bool    by truth
    int, float         to_int, to_float          X       a struct: checked, TypeError
    X | None           None becomes None
    count: int, [keywords: int,] arguments: Pointer[Obj] at the end: the rest, as it comes

Invariant: generated text refers to names of `world` only, has an entry in linecache (a debugger can
step it), and is found by co_filename and co_firstlineno. Defaults make a parameter optional and
usable by keyword, unless `/` follows.
"""

import inspect
import linecache
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from snakelet.runtime.heap.cells import Cells, new_cells
from snakelet.runtime.heap.qstr import String, qstr, rom_string
from snakelet.runtime.static import NONE, NULL, Obj, Pointer, Struct, feature, inline
from snakelet.runtime.static import value as value_module

world: dict[str, Any] = {
    "NONE": NONE,
    "NULL": NULL,
    "Obj": Obj,
    "Pointer": Pointer,
    "cast": cast,
    "inline": inline,
}
"""The global names of generated code; types/convert.py and others add to it when imported."""

converters: dict[type, str] = {}
"""The functions of `world` that make a struct of any value, where a check is not all."""

ANY_COUNT = 255
ARITHMETIC = "or xor and lshift rshift add sub mul matmul floordiv truediv mod pow"
CONSTANTS = {id(item): name for name, item in vars(value_module).items() if isinstance(item, Obj)}


@dataclass
class Parameter:
    """One parameter of a function; `default` is a text, or "" if there is none."""

    name: str
    kind: Any
    default: str
    keyword_only: bool
    positional_only: bool


class Body:
    """A class body or module file whose functions are wrapped, and the text made for it."""

    def __init__(self, cls: type | None, struct: type | None, kind: Any, name: str = "") -> None:
        self.cls = cls
        self.struct = struct
        self.kind = kind
        module = name or cast(type, cls).__module__
        self.prefix = module.rpartition(".")[2] + (f"_{cls.__name__}" if cls else "")
        self.module = module
        self.lines: list[str] = []
        self.defined: list[str] = []
        self.pending: list[tuple[Any, str, str]] = []
        if cls is not None:
            self.check_name = self.add_check(cls, cast(type, struct), kind)

    def add_check(self, cls: type, struct: type, kind: Any) -> str:
        """Generates `as_X`: the value as a struct, or TypeError."""
        world[self.prefix] = cls
        world[self.prefix + "_struct"] = struct
        world[self.prefix + "_type"] = kind
        known[cls] = self.prefix
        known.setdefault(struct, self.prefix)
        name = f"as_{self.prefix}"
        if cls in converters:
            return converters[cls]
        self.define(
            name,
            f"value: Obj) -> {self.prefix}",
            f"if isinstance(value, {self.prefix}_struct):",
            f"    return cast({self.prefix}, value)",
            f"return cast({self.prefix}, native_of(value, {self.prefix}_type))",
        )
        return name

    def define(self, name: str, head: str, *body: str) -> str:
        """Adds a function; `head` is what follows the opening parenthesis."""
        self.lines.append(f"def {name}({head}:")
        self.lines.extend("    " + line for line in body)
        self.lines.append("")
        self.defined.append(name)
        return name

    def use(self, name: str, item: Any) -> str:
        """Makes an object known to the generated text."""
        assert world.get(name, item) is item, f"two meanings of {name}"
        world[name] = item
        return name

    def set_later(self, owner: Any, field: str, name: str) -> None:
        """Stores the generated function in a field once the text is compiled."""
        self.pending.append((owner, field, name))

    def compile(self) -> None:
        """Compiles the text and stores the functions where they belong."""
        text = "\n".join(self.lines)
        file = f"<generated for {self.prefix}>"
        linecache.cache[file] = (len(text), None, [x + "\n" for x in self.lines], file)
        exec(compile(text, file, "exec"), world)
        for name in self.defined:
            world[name].__module__ = self.module
        for owner, field, name in self.pending:
            setattr(owner, field, world[name])


known: dict[type, str] = {}
"""The prefix of each struct class that has an `as_` function."""


def annotation_of(function: Any, annotation: Any, cls: type | None) -> Any:
    """An annotation as an object; a name that is not known yet stays a text."""
    if not isinstance(annotation, str):
        return annotation
    local = {} if cls is None else {cls.__name__: cls}
    try:
        return eval(annotation, function.__globals__, local)
    except NameError:
        return annotation


def parameters_of(function: Any, cls: type | None) -> list[Parameter]:
    """The parameters of a function, `self` among them (its kind is the class unless annotated)."""
    result = []
    for index, item in enumerate(inspect.signature(function).parameters.values()):
        kind = annotation_of(function, item.annotation, cls)
        if kind is inspect.Parameter.empty:
            assert index == 0 and cls is not None, f"{function.__qualname__}: no annotation"
            kind = cls
        result.append(
            Parameter(
                item.name,
                kind,
                default_text(item.default),
                item.kind is item.KEYWORD_ONLY,
                item.kind is item.POSITIONAL_ONLY or item.default is item.empty,
            )
        )
    return result


def default_text(default: Any) -> str:
    """A default value as text: a literal, or a name of `world`."""
    if default is inspect.Parameter.empty:
        return ""
    if not isinstance(default, Obj):
        return repr(default)
    if id(default) in CONSTANTS:
        name = CONSTANTS[id(default)]
    else:
        name = "constant_" + "".join(c if c.isalnum() else "_" for c in repr(default))
    world[name] = default
    return name


def struct_of(kind: Any) -> tuple[type | None, bool]:
    """The struct class of an annotation `X` or `X | None`, and whether None is allowed."""
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        inner = [k for k in typing.get_args(kind) if k is not type(None)]
        return inner[0], True
    if isinstance(kind, type) and issubclass(kind, Struct):
        return kind, False
    return None, False


def converted(text: str, kind: Any) -> str:
    """The text of an argument converted to an annotation."""
    while typing.get_origin(kind) is typing.Annotated:
        kind = typing.get_args(kind)[0]
    struct, optional = struct_of(kind)
    if struct is not None:
        assert struct in known or struct in converters, f"{struct} is no type of the user (yet)"
        check = converters.get(struct) or f"as_{known[struct]}"
        return f"(None if {text} is NONE else {check}({text}))" if optional else f"{check}({text})"
    if isinstance(kind, type) and issubclass(kind, bool | int | float):
        names = {int: "to_int", bool: "is_true", float: "to_float"}
        return f"{names[kind]}({text})" if kind in names else f"{kind.__name__}(to_int({text}))"
    assert kind in (Obj, object), f"a user's argument can't be {kind}"
    return text


def returned(call: str, kind: Any) -> list[str]:
    """The lines that return the result of a call, converted from an annotation."""
    while typing.get_origin(kind) is typing.Annotated:
        kind = typing.get_args(kind)[0]
    if kind is None or kind is type(None):
        return [call, "return NONE"]
    if isinstance(kind, type) and issubclass(kind, bool | int | float):
        names = {bool: "truth", float: "float_object"}
        if kind in names or kind is int:
            return [f"return {names.get(kind, 'int_object')}({call})"]
        return [f"return int_object(int({call}))"]
    if not isinstance(kind, str) and struct_of(kind)[1]:
        return [f"result = {call}", "return NONE if result is None else result"]
    return [f"return {call}"]


class Wrapped:
    """A function of the user: `arity` and the wrapper's text."""

    def __init__(self, body: Body, name: str, function: Any, method: bool) -> None:
        self.body = body
        self.name = name
        self.function = function
        self.parameters = parameters_of(function, body.cls if method else None)
        self.result = annotation_of(function, function.__annotations__.get("return"), body.cls)
        self.target = body.use(f"{body.prefix}__{name}", function)
        self.entry = f"{self.target}__entry"
        self.take_rest()

    def take_rest(self) -> None:
        """Splits off the variadic parameters at the end."""
        names = [p.name for p in self.parameters]
        self.rest: list[str] = []
        for tail in (["count", "keywords", "arguments"], ["count", "arguments"]):
            if names[-len(tail) :] == tail:
                self.rest = tail
                del self.parameters[-len(tail) :]
                return

    @property
    def minimum(self) -> int:
        return sum(not p.default and not p.keyword_only for p in self.parameters)

    @property
    def maximum(self) -> int:
        return ANY_COUNT if self.rest else sum(not p.keyword_only for p in self.parameters)

    def call_text(self, arguments: list[str]) -> str:
        """The text of the call, given the text of each parameter (keyword-only ones by name)."""
        parts = [
            f"{p.name}={text}" if p.keyword_only else text
            for p, text in zip(self.parameters, arguments, strict=True)
        ]
        if self.rest:
            fixed = len(parts)
            parts += [f"count - {fixed}" if fixed else "count"]
            parts += ["keywords"] if "keywords" in self.rest else []
            parts += [f"arguments + {fixed}" if fixed else "arguments"]
        return f"{self.target}({', '.join(parts)})"

    def make(self) -> Any:
        """Generates the wrapper and makes the Native object."""
        from snakelet.runtime.types import native

        fixed = not self.rest and all(not p.default and not p.keyword_only for p in self.parameters)
        if fixed and len(self.parameters) <= 3:
            return self.make_fixed(native.FIXED[len(self.parameters)])
        by_name = [p for p in self.parameters if not p.positional_only or p.keyword_only]
        if by_name or "keywords" in self.rest:
            return self.make_named(native.NativeKw, by_name)
        return self.make_optional(native.NativeVar)

    def documented(self, native: Any) -> Any:
        doc = inspect.getdoc(self.function)
        native.name = qstr(self.name)
        native.doc = rom_string(doc) if doc and feature.documentation else NULL
        self.body.set_later(native, "entry", self.entry)
        return native

    def make_fixed(self, kind: Any) -> Any:
        names = [f"a{i}" for i in range(len(self.parameters))]
        texts = [converted(n, p.kind) for n, p in zip(names, self.parameters, strict=True)]
        head = ", ".join(f"{n}: Obj" for n in names) + ") -> Obj"
        self.body.define(self.entry, head, *returned(self.call_text(texts), self.result))
        return self.documented(kind(NULL, NULL, None))

    def make_optional(self, kind: Any) -> Any:
        texts = [positional_text(i, p) for i, p in enumerate(self.parameters)]
        head = "count: int, arguments: Pointer[Obj]) -> Obj"
        self.body.define(self.entry, head, *returned(self.call_text(texts), self.result))
        return self.documented(kind(NULL, NULL, self.minimum, self.maximum, None))

    def make_named(self, kind: Any, by_name: list[Parameter]) -> Any:
        lines = []
        texts = []
        if by_name:
            names = self.body.use(f"{self.target}__names", name_cells(by_name))
            first = self.parameters.index(by_name[0])
            lines.append(f"check_keywords({names}, {first}, count, keywords, arguments)")
        for i, p in enumerate(self.parameters):
            if p not in by_name:
                texts.append(positional_text(i, p))
                continue
            name = self.body.use(f"qstr_{p.name}", qstr(p.name))
            lines.append(f"a{i} = named_argument({i}, {name}, count, keywords, arguments)")
            if not p.default:
                lines += [f"if a{i} is NULL:", f"    missing_keyword({name})"]
            text = converted(f"a{i}", p.kind)
            default = f"({text} if a{i} is not NULL else {p.default})"
            texts.append(default if p.default and text + p.default != f"a{i}NULL" else text)
        head = "count: int, keywords: int, arguments: Pointer[Obj]) -> Obj"
        self.body.define(self.entry, head, *lines, *returned(self.call_text(texts), self.result))
        return self.documented(kind(NULL, NULL, self.minimum, self.maximum, None))


def positional_text(index: int, parameter: Parameter) -> str:
    """The text of an argument by position, or of its default."""
    text = converted(f"arguments[{index}]", parameter.kind)
    default = parameter.default
    return f"({text} if count > {index} else {default})" if default else text


def name_cells(parameters: list[Parameter]) -> Cells:
    """The names of parameters as constant cells."""
    cells = new_cells(len(parameters))
    for i, p in enumerate(parameters):
        cells[i] = qstr(p.name)
    return cells


def shared(cls: type) -> type:
    """Marks a struct class that is no type itself: the types derived from it get its methods."""
    cls.__is_shared__ = True  # type: ignore[attr-defined]
    return cls


def members_of(cls: type) -> dict[str, Any]:
    """The members of a class body, those of bases marked by `shared` included."""
    result: dict[str, Any] = {}
    for base in reversed(cls.__mro__[1:]):
        if base.__dict__.get("__is_shared__"):
            result |= base.__dict__
    return result | dict(cls.__dict__)


def add_methods(body: Body) -> dict[str, Any]:
    """Wraps the user's methods of a class body: the members of the type, by name. `__exposed__`
    names more of them, with underscores: by the user's name, that of the function."""
    cls = cast(type, body.cls)
    fields = {name for base in cls.__mro__ for name in base.__dict__.get("__annotations__", {})}
    members = members_of(cls)
    named = {n: n for n in members if not n.startswith("_") and n not in fields}
    named |= members.get("__exposed__", {})
    made = {name: member_of(body, name, members[own]) for name, own in named.items()}
    own = {name: member for name, member in made.items() if member is not None}
    return own | {n: item for n, item in special_members(cls).items() if n not in own}


special_natives: dict[str, Any] = {}
"""The functions that types have for their operators, by name; special.py completes them."""
special_completers: list[Callable[[str, Any], None]] = []
"""What gives such a function its entry, once special.py is imported."""
TERNARY = ("__setitem__",)
BINARY = (
    "__contains__ __getitem__ __delitem__ __lt__ __gt__ __eq__ __le__ __ge__ __ne__ __divmod__"
    + "".join(f" __{sign}{name}__" for sign in ("", "r", "i") for name in ARITHMETIC.split())
).split()
UNARY = (
    "__len__ __bool__ __hash__ __iter__ __next__ __repr__ __str__ __neg__ __pos__ __abs__"
    " __invert__"
).split()


def special_members(cls: type) -> dict[str, Any]:
    """The functions for the operators that a class body defines, or names in `__operators__`."""
    members = members_of(cls)
    defined = [n for n, item in members.items() if isinstance(item, types.FunctionType)]
    defined += members.get("__operators__", ())
    names = [*defined, *(["__repr__", "__str__"] if "__print__" in defined else [])]
    names += ["__ne__"] if "__eq__" in defined else []
    if "__next__" in defined and "__iter__" not in defined:
        names.append("__iter__")
    return {name: special_native(name) for name in names if name in (*TERNARY, *BINARY, *UNARY)}


def special_native(name: str) -> Any:
    """The function of an operator's name, still without its entry."""
    from snakelet.runtime.types.native import Native1, Native2, Native3

    if name not in special_natives:
        kind: Any = Native3 if name in TERNARY else Native2 if name in BINARY else Native1
        special_natives[name] = kind(qstr(name), NULL, None)
        for complete in special_completers:
            complete(name, special_natives[name])
    return special_natives[name]


def member_of(body: Body, name: str, item: Any) -> Any:
    """What the user finds under a name of a class body, or None."""
    if isinstance(item, staticmethod | classmethod):
        from snakelet.runtime.types.method import ClassMethod, StaticMethod

        classwise = isinstance(item, classmethod) or hasattr(item.__func__, "__classwise__")
        native = Wrapped(body, name, item.__func__, isinstance(item, classmethod)).make()
        return ClassMethod(native) if classwise else StaticMethod(native)
    if isinstance(item, types.FunctionType):
        return Wrapped(body, name, item, True).make()
    return item if isinstance(item, Obj) and not isinstance(item, String) else None


def classwise(function: Callable[..., Any]) -> Any:
    """A class method whose first parameter is the Type it was called on (annotated Obj)."""
    function.__classwise__ = True  # type: ignore[attr-defined]
    return staticmethod(function)
