"""The C files of a translated world: a header, one file a product module, one of constants.

Invariant: the text of a file depends only on what its module says and on what that refers to, so a
change in one module's bodies changes one file.
"""

import inspect
import re
from typing import Any

from snakelet.runtime.static import State, Struct
from snakelet.runtime.static.memory import Array
from snakelet.translator import ctype, effect, ir
from snakelet.translator.ctype import CType, c_name, member, struct_name
from snakelet.translator.diagnostic import StaticError, StaticErrors
from snakelet.translator.emit import Emitter
from snakelet.translator.known import facts
from snakelet.translator.layout import declaration, derived, fields
from snakelet.translator.rom import Rom, c_string
from snakelet.translator.world import World

SUPPORT = """\
COLD void call_spilled(void (*function)(void)) {
    __builtin_unwind_init();
    function();
    __asm__ volatile("" ::: "memory");
}
#ifdef CHECKED
#include <stdio.h>
COLD _Noreturn void panic(const char *file, int line, const char *what) {
    fprintf(stderr, "%s:%d: panic: %s\\n", file, line, what);
    abort();
}
#endif
"""
WORD = re.compile(r"[A-Za-z_]\w*")


class Program:
    """Translates what the entry points reach. `entries` are (function, C name)."""

    def __init__(
        self,
        world: World,
        entries: list[tuple[Any, str]],
        tail_calls: bool = True,
        lines: bool = True,
        together: frozenset[str] = frozenset(),
    ) -> None:
        self.world = world
        self.rom = Rom(world)
        self.tail_calls = tail_calls
        for function, name in entries:
            target = ir.Target(function)
            world.names[target] = name
            world.used.add(name)
        targets = [ir.Target(function) for function, _ in entries]
        world.reach(targets, self.rom.find)
        effect.settle(world.functions)
        self.emitter = Emitter(world, self.rom, tail_calls, lines, together)
        self.bodies: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self.heads: dict[str, str] = {}
        self.by_name: dict[str, ir.Function] = {}

    def files(self) -> dict[str, str]:
        """File name to text."""
        for function in self.world.functions.values():
            self.bodies[function.name] = self.emitter.define(function)
            self.heads[function.name] = self.emitter.head(function)
            self.by_name[function.name] = function
        constants = self._constants()
        self.objects = {self.rom.names[key]: self.rom.kept[key] for key in self.rom.names}
        texts: dict[str, str] = {}
        for module in sorted({f.module for f in self.world.functions.values()}):
            stem = "_".join(module.split(".")[-2:])
            texts[f"{stem}.c"] = self._module(module)
        texts["rom.c"] = self._rom(constants)
        texts["dispatch.c"] = self._dispatch()
        texts["world.h"] = self._header()
        return texts

    def _constants(self) -> list[str]:
        """The definitions of all named objects, the ones named on the way included."""
        done: set[int] = set()
        lines: list[str] = []
        while True:
            todo = [key for key in self.rom.names if key not in done]
            if not todo:
                return lines
            for key in todo:
                done.add(key)
                lines.append(self.rom.definition(self.rom.kept[key]))

    def _module(self, module: str) -> str:
        own = [f for f in self.world.functions.values() if f.module == module and not f.inline]
        body = "\n".join(self.bodies[f.name] for f in own)
        return '#include "world.h"\n' + self._needs(body, {f.name for f in own}) + "\n" + body

    def _needs(self, body: str, own: set[str]) -> str:
        """Declarations of all that a text refers to, inline functions with their bodies."""
        order: list[str] = []
        seen: set[str] = set()
        declared: dict[str, str] = {}
        for name in sorted(own):
            declared[name] = self.heads[name] + ";"

        def visit(text: str) -> None:
            for word in sorted(set(WORD.findall(text))):
                if word in seen:
                    continue
                function = self.by_name.get(word)
                if function is not None:
                    seen.add(word)
                    if function.inline:
                        visit(self.bodies[word])
                        order.append(self.bodies[word])
                    else:
                        declared[word] = self.heads[word] + ";"
                elif word in self.objects:
                    seen.add(word)
                    declared[word] = self.rom.declaration(self.objects[word])
                elif word in self.text_names():
                    seen.add(word)
                    declared[word] = self._text(word)

        visit(body)
        lines = [declared[word] for word in sorted(declared)]
        return "\n".join(lines) + "\n" + "\n".join(order)

    def text_names(self) -> dict[str, str]:
        """The names of constant texts, and the texts."""
        if len(self._texts) != len(self.rom.texts):
            self._texts = {name: text for text, name in self.rom.texts.items()}
        return self._texts

    def _text(self, name: str) -> str:
        data = self._texts[name].encode()
        return (
            f"static const struct {{ word length; char data[{len(data) + 1}]; }} {name} = "
            f"{{{len(data)}, {c_string(data)}}};"
        )

    def _rom(self, definitions: list[str]) -> str:
        text = "\n".join([*definitions, self._roots()])
        needs = self._needs(text, set())
        return "\n".join(['#include "world.h"', SUPPORT, "Obj pending_error;", needs, text, ""])

    def _roots(self) -> str:
        """The tables of the state fields that the collector starts from."""
        references, pointers = [], []
        for value in self.objects.values():
            if isinstance(value, State):
                name = self.rom.name(value)
                for field, kind in fields(type(value)).items():
                    place = f"(uword)&{name}.{member(field)}"
                    if ctype.is_reference(kind):
                        references.append(place)
                    elif kind.kind == "pointer":
                        pointers.append(place)
        return _table("state_root", references) + _table("state_pointer", pointers)

    def _dispatch(self) -> str:
        lines = ['#include "world.h"']
        if self.world.machine is None:
            return lines[0] + "\n"
        machine = self.rom.name(self.world.machine)
        lines.append(self.rom.declaration(self.world.machine))
        names = [name for _, name in self.emitter.registers()]
        handlers = {
            self.world.name_of(ir.Target(h, (), "registers"))
            for d in self.world.dispatches
            for h in (*d.table, d.unwind)
        }
        lines += [self.heads[name] + ";" for name in sorted(handlers)]
        for number, dispatch in enumerate(self.world.dispatches):
            table = [self.world.name_of(ir.Target(h, (), "registers")) for h in dispatch.table]
            unwind = self.world.name_of(ir.Target(dispatch.unwind, (), "registers"))
            body = f"{{{', '.join(table)}}}, {unwind}"
            lines.append(f"static const HandlerTable table_{number} = {{{body}}};")
            lines.append(f"void dispatch_{number}(void) {{")
            if self.tail_calls:
                passed = ", ".join(f"{machine}.{n}" for n in names[1:])
                lines.append(f"    u8 *ip = {machine}.ip;")
                lines.append(
                    f"    table_{number}.at[*ip](&table_{number}, ip + 1"
                    f"{', ' + passed if passed else ''});"
                )
            else:
                loaded = ", ".join([*(f"{machine}.{n}" for n in names), f"&table_{number}"])
                lines.append(f"    Registers registers = {{{loaded}}}, *const R = &registers;")
                lines.append(f"    while (!table_{number}.at[*R->ip++](R)) {{ }}")
                lines.append("    SPILL();")
            lines.append("}")
        return "\n".join(lines) + "\n"

    def _struct_classes(self) -> list[type]:
        classes = [k for k in derived(Struct)[1:] if k.__module__.startswith(self.world.package)]
        states = [k for k in derived(State)[1:] if k.__module__.startswith(self.world.package)]
        return classes + states

    def _header(self) -> str:
        classes = self._struct_classes()
        for kind in classes:
            struct_name(kind)
        lines = ["#ifndef WORLD_H", "#define WORLD_H", '#include "prelude.h"']
        headers = {facts(t.function).get("header") for t in self._externs()} - {None, ""}
        lines += [f"#include <{header}>" for header in sorted(map(str, headers))]
        for table in ("state_root", "state_pointer"):
            lines.append(f"word {table}_count(void); uword {table}_table(void);")
        lines.append("typedef struct Header Struct;")
        lines += [f"typedef struct {struct_name(k)} {struct_name(k)};" for k in classes]
        body = [declaration(k, self._array_length) for k in classes]
        body += self._machine()
        lines += self._typedefs()
        return "\n".join([*lines, *body, "#endif", ""])

    def _externs(self) -> list[ir.Target]:
        found = []
        for function in self.world.functions.values():
            for statement in ir.statements(function.body):
                if isinstance(statement, ir.Call) and isinstance(statement.callee, ir.Target):
                    if "extern" in facts(statement.callee.function):
                        found.append(statement.callee)
        return found

    def _array_length(self, kind: type, field: str) -> int:
        arrays: list[Array[Any]] = [
            getattr(value, field) for value in self.rom.kept.values() if isinstance(value, kind)
        ]
        if len({id(array) for array in arrays}) < len(arrays):
            why = f"two objects of {kind.__name__} share the array {field}"
        elif len({array.length for array in arrays}) > 1:
            why = f"arrays of different lengths: {kind.__name__}.{field}"
        else:
            return arrays[0].length if arrays else 1
        raise StaticErrors("the world can't be laid out", [place_of(kind, field, why)])

    def _machine(self) -> list[str]:
        if self.world.machine is None:
            return []
        registers = self.emitter.registers()
        machine = self.rom.name(self.world.machine)
        names = [name for _, name in registers]
        spill = " ".join(f"{machine}.{n} = R->{n};" for n in names)
        reload = " ".join(f"R->{n} = {machine}.{n};" for n in names)
        members = " ".join(f"{kind} {name};" for kind, name in registers)
        lines = [
            "typedef struct HandlerTable HandlerTable;",
            *(f"void dispatch_{i}(void);" for i in range(len(self.world.dispatches))),
            f"typedef struct Registers {{ {members} const HandlerTable *table; }} Registers;",
            f"#define SPILL() do {{ {spill} }} while (0)",
            f"#define RELOAD() do {{ {reload} }} while (0)",
        ]
        lines += [f"void dispatch_{i}(void);" for i in range(len(self.world.dispatches))]
        if not self.tail_calls:
            lines.append("typedef int (*Handler)(Registers *);")
        else:
            passed = ", ".join(f"R->{n}" for n in names)
            after = ", ".join(["R->ip + 1", *(f"R->{n}" for n in names[1:])])
            parameters = ", ".join(f"{kind} r_{name}" for kind, name in registers)
            lines += [
                "#if defined(__x86_64__) || defined(__aarch64__)",
                "#define CONVENTION __attribute__((preserve_none))",
                "#else",
                "#define CONVENTION",
                "#endif",
                "#define MUSTTAIL __attribute__((musttail))",
                f"#define HANDLER_PARAMETERS const HandlerTable *table, {parameters}",
                f"#define NEXT_HANDLER() MUSTTAIL return table->at[*R->ip](table, {after})",
                f"#define TAIL_CALL(h) MUSTTAIL return h(table, {passed})",
                "typedef CONVENTION void (*Handler)(HANDLER_PARAMETERS);",
            ]
        lines.append("struct HandlerTable { Handler at[256], unwind; };")
        return lines

    def _typedefs(self) -> list[str]:
        """Function pointers and result tuples, wherever they occur."""
        found: dict[str, CType] = {}
        for kind in self._struct_classes():
            for field in fields(kind).values():
                _collect(field, found)
        for function in self.world.functions.values():
            _collect(function.result, found)
            for local in function.locals.values():
                _collect(local, found)
            for expression in ir.expressions(function.body):
                _collect(expression.type, found)
        for value in self.objects.values():
            if isinstance(value, tuple):
                from snakelet.translator.known import type_of_constant

                _collect(type_of_constant(value), found)
        tuples = [k for k in found.values() if k.kind == "tuple"]
        lines = []
        for group in tuples:
            members = " ".join(f"{c_name(p)} f{i};" for i, p in enumerate(group.parts))
            lines.append(f"typedef struct {{ {members} }} {c_name(group)};")
        for function_type in (k for k in found.values() if k.kind == "function"):
            result, *parameters = function_type.parts
            shown = ", ".join(c_name(p) for p in parameters) or "void"
            lines.append(f"typedef {c_name(result)} (*{c_name(function_type)})({shown});")
        return lines


def _table(name: str, places: list[str]) -> str:
    """A table of addresses, and the functions that hand it out."""
    body = ", ".join(places) or "0"
    return (
        f"static const uword {name}s[] = {{{body}}};\n"
        f"TOGETHER word {name}_count(void) {{ return {len(places)}; }}\n"
        f"TOGETHER uword {name}_table(void) {{ return (uword){name}s; }}\n"
    )


def place_of(kind: type, field: str, why: str) -> StaticError:
    """A refusal of a field of a class, with its line."""
    lines, first = inspect.getsourcelines(kind)
    number = next((i for i, text in enumerate(lines) if text.strip().startswith(f"{field}:")), 0)
    column = len(lines[number]) - len(lines[number].lstrip()) + 1
    where = inspect.getsourcefile(kind) or "?"
    return StaticError("struct", f"{why} (in {kind.__name__})", where, first + number, column)


def _collect(kind: CType, found: dict[str, CType]) -> None:
    for part in kind.parts:
        _collect(part, found)
    if kind.kind in ("tuple", "function"):
        found.setdefault(c_name(kind), kind)
