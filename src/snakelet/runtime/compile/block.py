"""Compound statements: conditions, loops, exception handlers, context managers.

Invariant: handlers stand behind the code that they protect. Heights of the stack are adjusted where
an exception, or a jump, arrives with other values on it (spec/bytecode.md section 15).
"""

from typing import cast

from snakelet.runtime.compile.assignment import store
from snakelet.runtime.compile.expression import await_call, binary_operator, jump_if
from snakelet.runtime.compile.opcode import (
    CALL_METHOD,
    DUP_TOP,
    DUP_TOP_TWO,
    END_FINALLY,
    FOR_ITER,
    GET_ITER_STACK,
    JUMP,
    LOAD_ATTR,
    LOAD_CONST_NONE,
    LOAD_GLOBAL,
    LOAD_METHOD,
    POP_EXCEPT_JUMP,
    POP_JUMP_IF_FALSE,
    POP_JUMP_IF_TRUE,
    POP_TOP,
    ROT_THREE,
    ROT_TWO,
    SETUP_EXCEPT,
    SETUP_FINALLY,
    SETUP_WITH,
    WITH_CLEANUP,
)
from snakelet.runtime.compile.visit import (
    Compiler,
    delete_name,
    error,
    store_name,
    visit,
    visits,
)
from snakelet.runtime.front.constant import truth_of
from snakelet.runtime.front.node import Node, is_kind, is_name, kind
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NULL, Obj, Struct, is_small, small_value
from snakelet.runtime.types.code import GENERATOR
from snakelet.runtime.types.operator import EXCEPTION_MATCH, INPLACE_ADD, LESS, MORE

ELIFS = kind("elifs")
EXCEPTS = kind("excepts")
PRIMARY = kind("primary")
CALL = kind("call")
ARGUMENTS = kind("arguments")
WITH_ITEMS = kind("with_items")
WITH_ITEM = kind("with_item")
FOR = kind("for")
KEYWORD = kind("keyword")
STAR_ARGUMENT = kind("star_argument")
DOUBLE_STAR_ARGUMENT = kind("double_star_argument")
COMPREHENSION = kind("comprehension")
NAMED = kind("named")
RANGE = qstr("range")
A_ENTER = qstr("__aenter__")
A_EXIT = qstr("__aexit__")
A_ITER = qstr("__aiter__")
A_NEXT = qstr("__anext__")
CLASS_NAME = qstr("__class__")
BASE_EXCEPTION = qstr("BaseException")
STOP_ASYNC_ITERATION = qstr("StopAsyncIteration")
EXCEPTION_ROOM = 4
"""The exception and what an unwinding jump may need above it."""
UNWINDING_ROOM = 3


@visits("if")
def visit_if(compiler: Compiler, node: Node) -> None:
    end = compiler.new_label()
    elifs = node[2]
    last = elifs is NULL and node[3] is NULL
    done = visit_clause(compiler, node[0], node[1], end, last)
    if is_kind(elifs, ELIFS):
        clauses = cast(Node, elifs)
        for i in range(clauses.length):
            clause = cast(Node, clauses[i])
            done = done or visit_clause(compiler, clause[0], clause[1], end, False)
    elif elifs is not NULL and not done:
        done = visit_clause(compiler, cast(Node, elifs)[0], cast(Node, elifs)[1], end, False)
    if not done:
        visit(compiler, node[3])
    compiler.emitter.place(end)


def visit_clause(compiler: Compiler, condition: Obj, body: Obj, end: int, last: bool) -> bool:
    """One condition and its body; true if the condition always holds, so that no other counts."""
    truth = truth_of(condition)
    if truth == 0:
        return False
    fail = compiler.new_label()
    jump_if(compiler, condition, False, fail)
    visit(compiler, body)
    if truth == 1:
        return True
    if not last:
        compiler.emitter.op_jump(JUMP, end)
    compiler.emitter.place(fail)
    return False


class Loop(Struct):
    """What a loop puts in place of the compiler's state, to be given back behind it."""

    break_label: int
    continue_label: int
    blocks: int
    iterates: bool


def begin_loop(compiler: Compiler, iterates: bool) -> Loop:
    """Starts a loop with new labels; the result is the state of the loop around it."""
    outer = Loop(
        compiler.break_label,
        compiler.continue_label,
        compiler.loop_blocks,
        compiler.loop_iterates,
    )
    compiler.break_label = compiler.new_label()
    compiler.continue_label = compiler.new_label()
    compiler.loop_blocks = compiler.blocks
    compiler.loop_iterates = iterates
    return outer


def end_loop(compiler: Compiler, outer: Loop) -> None:
    """Goes back to the loop around."""
    compiler.break_label = outer.break_label
    compiler.continue_label = outer.continue_label
    compiler.loop_blocks = outer.blocks
    compiler.loop_iterates = outer.iterates


@visits("while")
def visit_while(compiler: Compiler, node: Node) -> None:
    emitter = compiler.emitter
    outer = begin_loop(compiler, False)
    break_label = compiler.break_label
    truth = truth_of(node[0])
    if truth != 0:
        top = compiler.new_label()
        if truth != 1:
            emitter.op_jump(JUMP, compiler.continue_label)
        emitter.place(top)
        visit(compiler, node[1])
        emitter.place(compiler.continue_label)
        jump_if(compiler, node[0], True, top)
    end_loop(compiler, outer)
    visit(compiler, node[2])
    emitter.place(break_label)


@visits("for")
def visit_for(compiler: Compiler, node: Node) -> None:
    if is_name(node[0]) and is_range(node[1]):
        visit_range(compiler, node, range_arguments(node))
        return
    emitter = compiler.emitter
    outer = begin_loop(compiler, True)
    break_label = compiler.break_label
    end = compiler.new_label()
    visit(compiler, node[1])
    emitter.op(GET_ITER_STACK)
    emitter.place(compiler.continue_label)
    emitter.op_jump(FOR_ITER, end)
    store(compiler, node[0])
    visit(compiler, node[2])
    emitter.op_jump(JUMP, compiler.continue_label)
    emitter.place(end)
    emitter.adjust(-4)
    end_loop(compiler, outer)
    visit(compiler, node[3])
    emitter.place(break_label)


def is_range(values: Obj) -> bool:
    """Whether an expression is a call of `range` that a loop can count through itself."""
    if not is_kind(values, PRIMARY):
        return False
    primary = cast(Node, values)
    if primary.length != 2 or primary[0] is not RANGE or not is_kind(primary[1], CALL):
        return False
    arguments = cast(Node, primary[1])[0]
    if not is_kind(arguments, ARGUMENTS):
        return arguments is not NULL and is_plain_argument(arguments)
    given = cast(Node, arguments)
    if given.length > 3:
        return False
    if given.length == 3 and (not is_small(given[2]) or small_value(given[2]) == 0):
        return False
    return is_plain_argument(given[0]) and (given.length < 2 or is_plain_argument(given[1]))


def range_arguments(node: Node) -> Obj:
    """The arguments of the `range` that a loop counts through."""
    return cast(Node, cast(Node, node[1])[1])[0]


def is_plain_argument(argument: Obj) -> bool:
    """Whether an argument is just a value."""
    return not (
        is_kind(argument, STAR_ARGUMENT)
        or is_kind(argument, DOUBLE_STAR_ARGUMENT)
        or is_kind(argument, KEYWORD)
        or is_kind(argument, COMPREHENSION)
        or is_kind(argument, NAMED)
    )


def visit_range(compiler: Compiler, node: Node, arguments: Obj) -> None:
    """Counts from a start to an end: the counter, and above it an end that isn't constant, stay
    on the stack."""
    start = NULL
    end = arguments
    step = 1
    if is_kind(arguments, ARGUMENTS):
        given = cast(Node, arguments)
        end = given[0]
        if given.length > 1:
            start = given[0]
            end = given[1]
        if given.length > 2:
            step = small_value(given[2])
    count_through(compiler, node, start, end, step)


def count_through(compiler: Compiler, node: Node, start: Obj, end: Obj, step: int) -> None:
    emitter = compiler.emitter
    outer = begin_loop(compiler, False)
    break_label = compiler.break_label
    top = compiler.new_label()
    entry = compiler.new_label()
    end_on_stack = not is_small(end)
    if end_on_stack:
        visit(compiler, end)
    if start is NULL:
        emitter.load_integer(0)
    else:
        visit(compiler, start)
    emitter.op_jump(JUMP, entry)
    emitter.place(top)
    emitter.op(DUP_TOP)
    store(compiler, node[0])
    visit(compiler, node[2])
    emitter.place(compiler.continue_label)
    emitter.load_integer(step)
    binary_operator(compiler, INPLACE_ADD)
    emitter.place(entry)
    if end_on_stack:
        emitter.op(DUP_TOP_TWO)
        emitter.op(ROT_TWO)
    else:
        emitter.op(DUP_TOP)
        visit(compiler, end)
    binary_operator(compiler, LESS if step >= 0 else MORE)
    emitter.op_jump(POP_JUMP_IF_TRUE, top)
    end_loop(compiler, outer)
    end_count(compiler, node[3], break_label, 2 if end_on_stack else 1)


def end_count(compiler: Compiler, otherwise: Obj, break_label: int, kept: int) -> None:
    """Drops what a counting loop kept on the stack, whichever way it ended."""
    emitter = compiler.emitter
    done = compiler.new_label()
    if otherwise is not NULL:
        pop(compiler, kept)
        visit(compiler, otherwise)
        emitter.op_jump(JUMP, done)
        emitter.adjust(kept)
    emitter.place(break_label)
    pop(compiler, kept)
    emitter.place(done)


def pop(compiler: Compiler, count: int) -> None:
    for _ in range(count):
        compiler.emitter.op(POP_TOP)


@visits("try")
def visit_try(compiler: Compiler, node: Node) -> None:
    if node[3] is NULL:
        visit_handlers(compiler, node)
        return
    emitter = compiler.emitter
    handler = compiler.new_label()
    emitter.op_jump(SETUP_FINALLY, handler)
    compiler.open_block()
    if node[1] is NULL:
        emitter.adjust(UNWINDING_ROOM)
        visit(compiler, node[0])
        emitter.adjust(-UNWINDING_ROOM)
    else:
        visit_handlers(compiler, node)
    emitter.op(LOAD_CONST_NONE)
    emitter.place(handler)
    emitter.adjust(1)
    visit(compiler, node[3])
    emitter.adjust(-1)
    emitter.op(END_FINALLY)
    compiler.close_block()


def visit_handlers(compiler: Compiler, node: Node) -> None:
    """try, its except clauses and else."""
    emitter = compiler.emitter
    handler = compiler.new_label()
    success = compiler.new_label()
    done = compiler.new_label()
    emitter.op_jump(SETUP_EXCEPT, handler)
    compiler.open_block()
    visit(compiler, node[0])
    emitter.op_jump(POP_EXCEPT_JUMP, success)
    emitter.place(handler)
    emitter.adjust(EXCEPTION_ROOM)
    if is_kind(node[1], EXCEPTS):
        clauses = cast(Node, node[1])
        for i in range(clauses.length):
            visit_handler(compiler, cast(Node, clauses[i]), i + 1 == clauses.length, done)
    else:
        visit_handler(compiler, cast(Node, node[1]), True, done)
    emitter.op(END_FINALLY)
    compiler.close_block()
    emitter.adjust(1 - EXCEPTION_ROOM)
    emitter.place(success)
    visit(compiler, node[2])
    emitter.place(done)


def visit_handler(compiler: Compiler, clause: Node, last: bool, done: int) -> None:
    """One except clause: type, name, body."""
    emitter = compiler.emitter
    following = compiler.new_label()
    if clause[0] is not NULL:
        emitter.op(DUP_TOP)
        visit(compiler, clause[0])
        binary_operator(compiler, EXCEPTION_MATCH)
        emitter.op_jump(POP_JUMP_IF_FALSE, following)
    elif not last:
        error(compiler, clause, "default 'except' must be last")
    if clause[1] is NULL:
        emitter.op(POP_TOP)
        visit(compiler, clause[2])
    else:
        store_name(compiler, clause[1])
        visit_named_handler(compiler, clause)
    emitter.op_jump(POP_EXCEPT_JUMP, done)
    emitter.place(following)
    emitter.adjust(1)


def visit_named_handler(compiler: Compiler, clause: Node) -> None:
    """A handler's body, behind which the name of the exception is unbound whatever happens."""
    emitter = compiler.emitter
    cleanup = compiler.new_label()
    emitter.op_jump(SETUP_FINALLY, cleanup)
    compiler.open_block()
    visit(compiler, clause[2])
    emitter.op(LOAD_CONST_NONE)
    emitter.place(cleanup)
    emitter.adjust(1)
    emitter.op(LOAD_CONST_NONE)
    store_name(compiler, clause[1])
    delete_name(compiler, clause[1])
    emitter.adjust(-1)
    emitter.op(END_FINALLY)
    compiler.close_block()


@visits("with")
def visit_with(compiler: Compiler, node: Node) -> None:
    with_items_from(compiler, node, 0, False)


def with_items_from(compiler: Compiler, node: Node, index: int, awaits: bool) -> None:
    """Enters the managers from an index on, runs the body in them."""
    items = node[0]
    count = cast(Node, items).length if is_kind(items, WITH_ITEMS) else 1
    if index == count:
        visit(compiler, node[1])
        return
    item = cast(Node, items)[index] if is_kind(items, WITH_ITEMS) else items
    target = NULL
    if is_kind(item, WITH_ITEM):
        target = cast(Node, item)[1]
        item = cast(Node, item)[0]
    if awaits:
        async_with(compiler, node, index, item, target)
        return
    emitter = compiler.emitter
    cleanup = compiler.new_label()
    visit(compiler, item)
    emitter.op_jump(SETUP_WITH, cleanup)
    compiler.open_block()
    store_or_pop(compiler, target)
    with_items_from(compiler, node, index + 1, False)
    emitter.op(LOAD_CONST_NONE)
    emitter.place(cleanup)
    emitter.adjust(2)
    emitter.op(WITH_CLEANUP)
    emitter.adjust(-2)
    emitter.op(END_FINALLY)
    compiler.close_block()


def store_or_pop(compiler: Compiler, target: Obj) -> None:
    if target is NULL:
        compiler.emitter.op(POP_TOP)
    else:
        store(compiler, target)


def check_async(compiler: Compiler, node: Node) -> None:
    if compiler.scope.flags & GENERATOR == 0:
        error(compiler, node, "async for/with outside async function")


def visit_async_with(compiler: Compiler, node: Node) -> None:
    """async with; `node` is the statement inside."""
    check_async(compiler, node)
    with_items_from(compiler, node, 0, True)


def async_with(compiler: Compiler, node: Node, index: int, item: Obj, target: Obj) -> None:
    """Enters one manager and runs the rest in it."""
    emitter = compiler.emitter
    handler = compiler.new_label()
    without_exception = compiler.new_label()
    visit(compiler, item)
    emitter.op(DUP_TOP)
    emitter.op_name(LOAD_METHOD, A_ENTER)
    await_call(compiler, 0)
    store_or_pop(compiler, target)
    emitter.op_jump(SETUP_FINALLY, handler)
    compiler.open_block()
    emitter.adjust(UNWINDING_ROOM)
    with_items_from(compiler, node, index + 1, True)
    emitter.adjust(-UNWINDING_ROOM)
    emitter.op(LOAD_CONST_NONE)
    emitter.op(ROT_TWO)
    emitter.op_jump(JUMP, without_exception)
    emitter.place(handler)
    exit_asynchronously(compiler, without_exception)
    emitter.op(END_FINALLY)
    compiler.close_block()


def exit_asynchronously(compiler: Compiler, without_exception: int) -> None:
    """Awaits the manager's exit, and leaves on the stack what END_FINALLY needs."""
    emitter = compiler.emitter
    unwinding = compiler.new_label()
    end = compiler.new_label()
    match_exception(compiler, BASE_EXCEPTION, unwinding)
    emitter.op(DUP_TOP)
    emitter.op(ROT_THREE)
    emitter.op(ROT_TWO)
    emitter.op_name(LOAD_METHOD, A_EXIT)
    emitter.op(ROT_THREE)
    emitter.op(ROT_THREE)
    emitter.op(DUP_TOP)
    emitter.op_name(LOAD_ATTR, CLASS_NAME)
    emitter.op(ROT_TWO)
    emitter.op(LOAD_CONST_NONE)
    await_call(compiler, 3)
    emitter.op_jump(POP_JUMP_IF_FALSE, end)
    emitter.op(POP_TOP)
    emitter.op(LOAD_CONST_NONE)
    emitter.op_jump(JUMP, end)
    emitter.adjust(2)
    emitter.place(unwinding)
    emitter.op(ROT_THREE)
    emitter.op(ROT_THREE)
    emitter.place(without_exception)
    emitter.op_name(LOAD_METHOD, A_EXIT)
    emitter.op(LOAD_CONST_NONE)
    emitter.op(DUP_TOP)
    emitter.op(DUP_TOP)
    await_call(compiler, 3)
    emitter.op(POP_TOP)
    emitter.adjust(-1)
    emitter.place(end)


def match_exception(compiler: Compiler, name: Obj, otherwise: int) -> None:
    """Jumps unless the top is an instance of a global class."""
    emitter = compiler.emitter
    emitter.op(DUP_TOP)
    emitter.op_name(LOAD_GLOBAL, name)
    binary_operator(compiler, EXCEPTION_MATCH)
    emitter.op_jump(POP_JUMP_IF_FALSE, otherwise)


def visit_async_for(compiler: Compiler, node: Node) -> None:
    """async for; `node` is the statement inside."""
    check_async(compiler, node)
    emitter = compiler.emitter
    outer = begin_loop(compiler, False)
    break_label = compiler.break_label
    otherwise = compiler.new_label()
    body = compiler.new_label()
    visit(compiler, node[1])
    emitter.op_name(LOAD_METHOD, A_ITER)
    emitter.op_number(CALL_METHOD, 0, -1)
    emitter.place(compiler.continue_label)
    take_next(compiler, node[0], body, otherwise)
    emitter.place(body)
    visit(compiler, node[2])
    emitter.op_jump(JUMP, compiler.continue_label)
    end_loop(compiler, outer)
    emitter.place(otherwise)
    visit(compiler, node[3])
    emitter.place(break_label)
    emitter.op(POP_TOP)


def take_next(compiler: Compiler, target: Obj, body: int, otherwise: int) -> None:
    """Awaits the next item and goes to the body, or at the end to what stands behind it."""
    emitter = compiler.emitter
    handler = compiler.new_label()
    other_exception = compiler.new_label()
    emitter.op_jump(SETUP_EXCEPT, handler)
    compiler.open_block()
    emitter.op(DUP_TOP)
    emitter.op_name(LOAD_METHOD, A_NEXT)
    await_call(compiler, 0)
    store(compiler, target)
    emitter.op_jump(POP_EXCEPT_JUMP, body)
    emitter.place(handler)
    emitter.adjust(EXCEPTION_ROOM)
    match_exception(compiler, STOP_ASYNC_ITERATION, other_exception)
    emitter.op(POP_TOP)
    emitter.op_jump(POP_EXCEPT_JUMP, otherwise)
    emitter.place(other_exception)
    emitter.adjust(1)
    emitter.op(END_FINALLY)
    compiler.close_block()
    emitter.adjust(1 - EXCEPTION_ROOM)
