"""IR to C: one function at a time.

Invariant: the text depends on the IR alone; a raise is `pending_error` set and 0 returned, and who
calls looks. In opcode handlers a raise goes on in the unwinding handler.
"""

import math
from functools import cached_property
from typing import Any

from snakelet.runtime.static.number import WORD_BITS, uword
from snakelet.translator import ctype, ir
from snakelet.translator.ctype import CType, c_name, member, struct_name, variable
from snakelet.translator.known import facts
from snakelet.translator.layout import (
    derived,
    field_owner,
    field_type,
    register_names,
    sole_type,
    tail_of,
)
from snakelet.translator.rom import Rom
from snakelet.translator.world import World

ADDRESS = ctype.sized(uword)


class Emitter:
    """Writes functions in C."""

    def __init__(
        self, world: World, rom: Rom, tail_calls: bool, lines: bool, together: frozenset[str]
    ) -> None:
        self.world = world
        self.rom = rom
        self.tail_calls = tail_calls
        self.lines = lines
        self.together = together
        """C names of functions that lie side by side in the program."""
        self.out: list[str] = []
        self.function: Any = None

    def registers(self) -> list[tuple[str, str]]:
        """C type and name of the machine's registers."""
        kind = type(self.world.machine)
        found = []
        for name in register_names(kind):
            field = field_type(kind, name)
            assert field is not None
            found.append((c_name(field), name))
        return found

    @cached_property
    def joined(self) -> set[str]:
        """The handlers that other handlers go on in. Inlined, the calls of such a rare path would
        make a machine frame in the frequent one."""
        return {
            self.world.name_of(statement.target)
            for function in self.world.functions.values()
            for statement in ir.statements(function.body)
            if isinstance(statement, ir.TailCall) and isinstance(statement.target, ir.Target)
        }

    def head(self, function: ir.Function) -> str:
        """The C head of a function, without storage class."""
        if function.handler and self._in_registers(function):
            if self.tail_calls:
                return f"CONVENTION void {function.name}(HANDLER_PARAMETERS)"
            return f"int {function.name}(Registers *R)"
        if function.handler:
            return f"int {function.name}(void)"
        parameters = [f"{c_name(p.type)} {variable(p.name)}" for p in function.parameters]
        if self._in_registers(function):
            parameters.insert(0, "Registers *R")
        kind = f"{c_name(function.result)} "
        return f"{kind}{function.name}({', '.join(parameters) or 'void'})"

    def _in_registers(self, function: ir.Function) -> bool:
        return function.target.mode == "registers"

    def define(self, function: ir.Function) -> str:
        """The C definition of a function."""
        self.function = function
        self.out = []
        storage = "INLINE " if function.inline else "COLD " if function.cold else ""
        if not storage and function.name in self.joined:
            storage = "APART "
        if function.name in self.together and not function.inline:
            storage += "TOGETHER "
        self.out.append(f"{storage}{self.head(function)} {{")
        if function.handler and self._in_registers(function) and self.tail_calls:
            names = ", ".join(f"r_{name}" for _, name in self.registers())
            self.out.append(f"    Registers registers = {{{names}}}, *const R = &registers;")
        passed = {p.name for p in function.parameters}
        for name, kind in function.locals.items():
            if name not in passed and kind != ctype.VOID:
                self.out.append(f"    {c_name(kind)} {variable(name)} = {{0}};")
        self.fails = False
        self._block(function.body, 1)
        if self.fails and function.handler:
            self._unwind()
        self.out.append("}")
        return "\n".join(self.out) + "\n"

    def _unwind(self) -> None:
        machine = self.rom.name(self.world.machine)
        self.out.append("failed:")
        self.out.append(f"    {machine}.pending = pending_error; pending_error = 0;")
        if self.tail_calls:
            self.out.append("    TAIL_CALL(table->unwind);")
        else:
            self.out.append("    return R->table->unwind(R);")

    def _block(self, body: list[ir.Statement], depth: int) -> None:
        for statement in body:
            mark = len(self.out)
            self._statement(statement, "    " * depth, depth)
            if self.lines and statement.line:
                place = f'#line {statement.line} "{self.function.file}"'
                simple = isinstance(statement, ir.New | ir.MakeError | ir.Raise | ir.Call)
                end = len(self.out) if simple else mark + 1
                self.out[mark:end] = [t for text in self.out[mark:end] for t in (place, text)]

    def _statement(self, statement: ir.Statement, pad: str, depth: int) -> None:
        match statement:
            case ir.Assign(target=goal, value=value):
                self.out.append(f"{pad}{self.text(goal)} = {self.text(value)};")
            case ir.Call():
                self._call(statement, pad)
            case ir.New():
                self._new(statement, pad)
            case ir.Raise():
                self._raise(statement, pad)
            case ir.MakeError():
                self._make_error(statement, pad)
            case ir.Evaluate(value=value):
                self.out.append(f"{pad}{self.text(value)};")
            case ir.If(test=test, then=then, otherwise=otherwise):
                self.out.append(f"{pad}if ({self.text(test)}) {{")
                self._block(then, depth + 1)
                if otherwise:
                    self.out.append(f"{pad}}} else {{")
                    self._block(otherwise, depth + 1)
                self.out.append(f"{pad}}}")
            case ir.Loop(body=body):
                self.out.append(f"{pad}for (;;) {{")
                self._block(body, depth + 1)
                self.out.append(f"{pad}}}")
            case ir.Count():
                self._count(statement, pad, depth)
            case ir.Return(value=value):
                self.out.append(f"{pad}return{' ' + self.text(value) if value else ''};")
            case ir.Assert(test=test, text=shown):
                quoted = shown.replace("\\", "\\\\").replace('"', '\\"')
                self.out.append(f'{pad}CHECK({self.text(test)}, "{quoted}");')
            case ir.TailCall(target=target):
                self._tail(target, pad)
            case _:
                self._jump(statement, pad)

    def _jump(self, statement: ir.Statement, pad: str) -> None:
        match statement:
            case ir.Break():
                self.out.append(f"{pad}break;")
            case ir.Continue():
                self.out.append(f"{pad}continue;")
            case ir.Jump(label=label):
                self.out.append(f"{pad}goto {label};")
            case ir.Label(label=label):
                self.out.append(f"{label}:;")
            case ir.Propagate(on_error=label):
                self.out.append(f"{pad}{self._failure(label)}")
            case _:
                raise AssertionError(statement)

    def _count(self, loop: ir.Count, pad: str, depth: int) -> None:
        name, stop = loop.counter.name, self.text(loop.stop)
        sign = "<" if loop.step > 0 else ">"
        step = f"{name} += {loop.step}"
        start = f"{name} = {self.text(loop.start)}"
        self.out.append(f"{pad}for ({start}; {name} {sign} {stop}; {step}) {{")
        self._block(loop.body, depth + 1)
        self.out.append(f"{pad}}}")

    def _failure(self, label: str | None) -> str:
        """What happens when something raised."""
        if label is not None:
            return f"goto {label};"
        if self.function.handler:
            self.fails = True
            return "goto failed;"
        result = self.function.result
        if result == ctype.VOID:
            return "return;"
        return f"return ({c_name(result)}){{0}};"

    def _spill(self, pad: str) -> None:
        if self.function.target.mode == "registers":
            self.out.append(f"{pad}SPILL();")

    def _call(self, call: ir.Call, pad: str) -> None:
        arguments = [self.text(a) for a in call.arguments]
        in_registers = False
        if isinstance(call.callee, ir.Target):
            name = self.world.name_of(call.callee)
            in_registers = call.callee.mode == "registers"
            if in_registers:
                arguments.insert(0, "R")
            if "extern" in facts(call.callee.function):
                arguments = [self._extern_argument(a) for a in call.arguments]
        elif isinstance(call.callee, str):
            name = call.callee
        else:
            name = self.text(call.callee)
        if not in_registers and (call.raises or call.allocates or call.passes_machine):
            self._spill(pad)
        result = f"{call.result.name} = " if call.result else ""
        cast = f"({c_name(call.result.type)})" if call.result else ""
        self.out.append(f"{pad}{result}{cast}{name}({', '.join(arguments)});")
        if call.passes_machine and self.function.target.mode == "registers":
            self.out.append(f"{pad}RELOAD();")
        if call.raises:
            self._test(call.result, call.on_error, pad)

    def _extern_argument(self, argument: ir.Expr) -> str:
        text = self.text(argument)
        address = argument.type.kind in ("pointer", "function") or argument.type == ADDRESS
        return f"(void *){text}" if address else text

    def _test(self, result: ir.Var | None, label: str | None, pad: str) -> None:
        word = result is not None and result.type.kind in ("obj", "struct", "pointer", "text")
        guard = f"UNLIKELY(!{result.name}) && " if word and result else ""
        self.out.append(f"{pad}if ({guard}RAISED) {self._failure(label)}")

    def _new(self, new: ir.New, pad: str) -> None:
        kind = struct_name(new.struct)
        size = f"sizeof({kind})"
        tail = tail_of(new.struct)
        if tail is not None:
            count = self.text(new.count) if new.count else "0"
            size = f"tail_end(offsetof({kind}, {tail[0]}), {count}, sizeof({c_name(tail[1])}))"
        allocate = self.world.name_of(ir.Target(self.world.hooks.allocate))
        type_name = self.rom.reference(new.struct.type_object)  # type: ignore[attr-defined]
        self._spill(pad)
        name = new.result.name
        self.out.append(f"{pad}{name} = ({kind} *){allocate}((word)({size}), (uword)&{type_name});")
        self.out.append(f"{pad}if (UNLIKELY(!{name})) {self._failure(new.on_error)}")
        for field, value in new.fields:
            if isinstance(value, ir.Literal) and str(value.value) in ("0", "False", "0.0", "None"):
                continue
            self.out.append(f"{pad}{name}->{member(field)} = {self.text(value)};")

    def _raise(self, statement: ir.Raise, pad: str) -> None:
        value = self.text(statement.value)
        self.out.append(f"{pad}if ({value}) pending_error = {value};")
        self.out.append(f"{pad}{self._failure(statement.on_error)}")

    def _make_error(self, statement: ir.MakeError, pad: str) -> None:
        self._spill(pad)
        hooks = self.world.hooks
        kind = "(TypeBase *)&" + self.rom.reference(hooks.error_type(statement.error.__name__))
        parts = ", ".join(self.text(p) for p in statement.parts)
        name = statement.result.name
        if statement.template is not None:
            maker = self.world.name_of(ir.Target(hooks.make_error))
            text = self.rom.text(statement.template)
            count = len(statement.parts)
            array = f"(Obj[]){{{parts or '0'}}}"
            self.out.append(f"{pad}{name} = (Obj){maker}({kind}, {text}, {array}, {count});")
        else:
            maker = self.world.name_of(ir.Target(hooks.make_error_with))
            self.out.append(f"{pad}{name} = (Obj){maker}({kind}, {parts or '0'});")

    def _tail(self, target: ir.Target | str, pad: str) -> None:
        if not self.tail_calls:
            self._return(target, pad)
        elif target == "NEXT":
            self.out.append(f"{pad}NEXT_HANDLER();")
        elif target == "STOP":
            self.out.append(f"{pad}SPILL(); return;")
        else:
            assert isinstance(target, ir.Target)
            self.out.append(f"{pad}TAIL_CALL({self.world.name_of(target)});")

    def _return(self, target: ir.Target | str, pad: str) -> None:
        if isinstance(target, str):
            self.out.append(f"{pad}return {int(target == 'STOP')};")
        else:
            self.out.append(f"{pad}return {self.world.name_of(target)}(R);")

    def text(self, expression: ir.Expr) -> str:
        """An expression in C."""
        match expression:
            case ir.Var(name=name):
                return variable(name)
            case ir.Literal(value=value):
                return literal(value, expression.type)
            case ir.Constant(value=value, type=kind):
                return self.rom.expression(value, kind)
            case ir.FunctionAddress(target=target):
                return f"({c_name(expression.type)}){self.world.name_of(target)}"
            case ir.Field(base=base, name=name):
                return self._field(base, name)
            case ir.RegisterField(name=name):
                return f"R->{member(name)}"
            case ir.Element(base=base, index=index):
                return f"{self.text(base)}[{self.text(index)}]"
            case ir.Op(template=template, operands=operands):
                return template.format(*map(self.text, operands), T=c_name(expression.type))
            case ir.Narrowing(value=value, type=kind):
                owner = field_owner(kind.of)
                first, span = self.rom.layout_ids[owner], len(derived(owner)) - 1
                return f"NARROW({c_name(kind)}, {self.text(value)}, {first}, {span})"
            case ir.InstanceTest():
                return self._instance_test(expression)
        raise AssertionError(expression)

    def _field(self, base: ir.Expr, name: str) -> str:
        if isinstance(base, ir.Constant) and base.type.kind == "state":
            return f"{self.rom.name(base.value)}.{member(name)}"
        if base.type.kind == "struct" and not isinstance(base, ir.Constant):
            return f"SOME({self.text(base)})->{member(name)}"
        return f"{self.text(base)}->{member(name)}"

    def _instance_test(self, test: ir.InstanceTest) -> str:
        value = self.text(test.value)
        parts = []
        for kind in test.classes:
            sole = sole_type(kind)
            if sole is not None:
                parts.append(f"has_type((Obj){value}, (uword)&{self.rom.reference(sole)})")
                continue
            first = self.rom.layout_ids[kind]
            span = len(derived(kind)) - 1
            parts.append(f"has_layout((Obj){value}, {first}, {span})")
        return f"({' || '.join(parts)})"


def literal(value: Any, kind: CType) -> str:
    """A number or truth value in C."""
    if value is None:
        return f"(({c_name(kind)})0)"
    if kind == ctype.BOOL:
        return "1" if value else "0"
    if kind == ctype.FLOAT:
        return float_literal(float(value))
    number = int(value)
    if kind.kind == "sized" and not kind.of.SIGNED:
        return f"(({c_name(kind)}){number}u{'ll' if number >> 32 else ''})"
    if kind.kind == "sized" and kind.of.BITS == 64:
        lowest = number == -(1 << 63)
        return f"((i64)({number + 1}ll - 1))" if lowest else f"((i64)({number}ll))"
    if number == -(1 << (WORD_BITS - 1)):
        return f"((word)(-{(1 << (WORD_BITS - 1)) - 1} - 1))"
    if number >> (WORD_BITS - 1) > 0:
        return f"((word){number}u{'ll' if number >> 32 else ''})"
    return (
        f"((word){number})" if abs(number) >> 31 else f"({number})" if number < 0 else str(number)
    )


def float_literal(value: float) -> str:
    """A double in C, exactly."""
    if math.isnan(value):
        return '__builtin_nan("")'
    if math.isinf(value):
        return "__builtin_inf()" if value > 0 else "(-__builtin_inf())"
    return f"({value.hex()})" if value < 0 or str(value)[0] == "-" else value.hex()
