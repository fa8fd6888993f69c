"""Handlers of calls.

Invariant: the callee lies below its arguments, for methods with one word (self or NULL) between.
A function of the user gets a frame right where its arguments lie; a class with an `__init__` of
the user gets one for that; everything else is called through its type's slot.
"""

from typing import cast

from snakelet.runtime.heap.qstr import String, intern_string, qstr
from snakelet.runtime.static import (
    NEXT,
    NONE,
    NULL,
    STOP,
    STOP_ITERATION,
    Address,
    Next,
    Obj,
    Pointer,
    feature,
    handler,
    inline,
    is_qstr,
)
from snakelet.runtime.static.error import TypeError, UserError, raised
from snakelet.runtime.types.dict import Dict
from snakelet.runtime.types.function import Function
from snakelet.runtime.types.instance import new_instance
from snakelet.runtime.types.list import List
from snakelet.runtime.types.method import BoundMethod
from snakelet.runtime.types.native import called_at_once
from snakelet.runtime.types.operation import (
    advance,
    call,
    get_item,
    iterate,
    load_attribute,
    type_of,
)
from snakelet.runtime.types.stack import Machine, refuse_depth
from snakelet.runtime.types.tuple import Tuple
from snakelet.runtime.types.type import USER_CLASS, Type, is_instance
from snakelet.runtime.vm.arguments import enter_function, make_cells
from snakelet.runtime.vm.builtin_names import find_builtin
from snakelet.runtime.vm.cache import FIRST, GUARD, KEY, fill_typed_entry, raw, typed_entry
from snakelet.runtime.vm.construct import blank_instance, make_instance, refuse_result
from snakelet.runtime.vm.frame import (
    TRAMPOLINE_WORDS,
    has_room,
    init_ip,
    leave_frame,
    need_room,
    save_frame,
    set_frame,
    set_trampoline,
)
from snakelet.runtime.vm.lookup import find_special
from snakelet.runtime.vm.machine import number, push, small_operand
from snakelet.runtime.vm.special import opcode_key


@handler
def exit_(m: Machine) -> Next:
    return STOP


@handler
def init_done(m: Machine) -> Next:
    """`__init__` has returned to the trampoline; the instance lies below the result."""
    result = m.sp[0]
    if result is not NONE:
        return bad_init(m)
    value = m.fp[0]
    leave_frame(m)
    push(m, value)
    return NEXT


@handler
def bad_init(m: Machine) -> Next:
    result = m.sp[0]
    leave_frame(m)
    refuse_result(result)
    return NEXT


@handler
def call_function(m: Machine) -> Next:
    count = m.ip[0]
    if count < 128:
        place = m.sp - (count - 1)
        callee = place[-1]
        if isinstance(callee, Function):
            code = callee.code
            if code.fixed == count and has_room(m, code, place):
                save_frame(m, m.ip + 1, place)
                set_frame(m, code, place, count)
                return NEXT
            return call_function_user(m)
    return call_function_native(m)


@handler
def call_function_user(m: Machine) -> Next:
    """CALL_FUNCTION of a function of the user, with cells or with other parameters than those that
    have an argument."""
    count = m.ip[0]
    place = m.sp - (count - 1)
    function = cast(Function, place[-1])
    code = function.code
    cells = function.cells
    if code.given != count or cells is None or not has_room(m, code, place):
        m.ip = m.ip + 1
        enter_function(m, function, place, count, 0)
        return NEXT
    free = cells.length
    for i in range(count):
        place[free + count - 1 - i] = place[count - 1 - i]
    place.move_few(cells.at(0), free)
    save_frame(m, m.ip + 1, place)
    set_frame(m, code, place, free + count)
    make_cells(code, place)
    return NEXT


@handler
def call_function_native(m: Machine) -> Next:
    """CALL_FUNCTION of a built-in function."""
    count = m.ip[0]
    if count < 128:
        place = m.sp - (count - 1)
        result = called_at_once(place[-1], count, place)
        if result is not NULL:
            m.ip = m.ip + 1
            m.sp = place - 1
            m.sp[0] = result
            return NEXT
        if isinstance(place[-1], Type):
            return call_class(m)
    return call_function_other(m)


@handler
def call_class(m: Machine) -> Next:
    """CALL_FUNCTION of a class: if its instances are made by nothing but an `__init__` that takes
    just these arguments, enters that, with the instance and a trampoline below its frame."""
    count = m.ip[0]
    callee = m.sp - count
    kind = cast(Type, callee[0])
    initializer = NULL
    if feature.inline_caches:
        initializer = cached_init(m, kind, count)
    if initializer is NULL:
        return call_function_other(m)
    code = cast(Function, initializer).code
    place = callee + 1 + TRAMPOLINE_WORDS
    need_room(place, code.room)
    value = new_instance(kind)
    (place + 1).move(callee + 1, count)
    place[0] = value
    set_trampoline(m, callee + 1, value, m.ip + 1)
    save_frame(m, init_ip(), place)
    set_frame(m, code, place, count + 1)
    return NEXT


@inline
def cached_init(m: Machine, kind: Type, count: int) -> Obj:
    """The `__init__` that the caches hold for a class called here, or that is simple; or NULL."""
    key = opcode_key(m)
    entry = typed_entry(key, kind)
    if entry[KEY] is raw(key) and entry[GUARD] is kind:
        return entry[FIRST]
    return simple_init(key, kind, count)


def simple_init(key: Address, kind: Type, count: int) -> Obj:
    """The `__init__` of a class if that is all it takes to make an instance with so many
    arguments, which the caches note; else NULL."""
    if kind.native is not NULL or not has_simple_init(kind):
        return NULL
    found = cast(Function, find_special(kind, qstr("__init__")))
    if found.code.fixed != count + 1:
        return NULL
    fill_typed_entry(key, kind, found)
    return found


@handler
def call_function_other(m: Machine) -> Next:
    """CALL_FUNCTION of anything else, or with keywords."""
    operand = number(m)
    count = operand & 255
    keywords = operand >> 8
    place = m.sp - (count + 2 * keywords - 1)
    apply(m, place - 1, place, count, keywords)
    return NEXT


@handler
def call_method(m: Machine) -> Next:
    count = m.ip[0]
    if count < 128:
        place = m.sp - count
        callee = place[-1]
        if isinstance(callee, Function) and place[0] is not NULL:
            code = callee.code
            if code.fixed == count + 1 and has_room(m, code, place):
                save_frame(m, m.ip + 1, place)
                set_frame(m, code, place, count + 1)
                return NEXT
            return call_method_user(m)
    return call_method_native(m)


@handler
def call_method_user(m: Machine) -> Next:
    """CALL_METHOD of a function of the user with other parameters than those that have an
    argument."""
    count = m.ip[0]
    place = m.sp - count
    m.ip = m.ip + 1
    enter_function(m, cast(Function, place[-1]), place, count + 1, 0)
    return NEXT


@handler
def call_method_native(m: Machine) -> Next:
    """CALL_METHOD of a built-in function."""
    count = m.ip[0]
    if count < 128:
        place = m.sp - count
        callee = place[-1]
        result = NULL
        if place[0] is NULL:
            result = called_at_once(callee, count, place + 1)
        else:
            result = called_at_once(callee, count + 1, place)
        if result is not NULL:
            m.ip = m.ip + 1
            m.sp = place - 1
            m.sp[0] = result
            return NEXT
        if isinstance(callee, Function) and place[0] is NULL:
            return call_method_plain(m)
    return call_method_other(m)


@handler
def call_method_plain(m: Machine) -> Next:
    """CALL_METHOD of a function that is found without an instance, such as one of a module."""
    count = m.ip[0]
    place = m.sp - count
    code = cast(Function, place[-1]).code
    if code.fixed != count or not has_room(m, code, place):
        return call_method_other(m)
    for i in range(count):
        place[i] = place[i + 1]
    save_frame(m, m.ip + 1, place)
    set_frame(m, code, place, count)
    return NEXT


@handler
def call_method_other(m: Machine) -> Next:
    """CALL_METHOD of anything else, or with keywords."""
    operand = number(m)
    count = operand & 255
    keywords = operand >> 8
    place = m.sp - (count + 2 * keywords)
    if place[0] is NULL:
        apply(m, place - 1, place + 1, count, keywords)
    else:
        apply(m, place - 1, place, count + 1, keywords)
    return NEXT


def apply(m: Machine, callee: Pointer[Obj], place: Pointer[Obj], count: int, keywords: int) -> None:
    """Calls what lies at `callee` with the arguments from `place` to the top; the result
    replaces it all, now or when the frame that this enters returns."""
    value = callee[0]
    if isinstance(value, Function):
        if place.since(callee) == 2:
            place = callee + 1
            place.move(callee + 2, count + 2 * keywords)
            m.sp = m.sp - 1
        enter_function(m, value, place, count, keywords)
    elif isinstance(value, BoundMethod) and place.since(callee) == 2:
        callee[0] = value.function
        callee[1] = value.receiver
        apply(m, callee, callee + 1, count + 1, keywords)
    elif isinstance(value, BoundMethod):
        apply_to(m, value.function, value.receiver, callee, place, count, keywords)
    elif isinstance(value, Type) and has_simple_init(value):
        construct(m, value, callee, place, count, keywords)
    else:
        function = called_function(value)
        if function is not NULL:
            apply_to(m, function, value, callee, place, count, keywords)
            return
        result = call(value, count, keywords, place)
        m.sp = callee
        callee[0] = result


def apply_to(
    m: Machine,
    function: Obj,
    receiver: Obj,
    callee: Pointer[Obj],
    place: Pointer[Obj],
    count: int,
    keywords: int,
) -> None:
    """Calls a function with one argument before the others, in place of what lies at `callee`."""
    if m.sp + 1 >= m.limit:
        refuse_depth()
    (place + 1).move(place, count + 2 * keywords)
    m.sp = m.sp + 1
    callee[0] = function
    place[0] = receiver
    apply(m, callee, place, count + 1, keywords)


def called_function(value: Obj) -> Obj:
    """The `__call__` of an instance, if that is a function of the user; else NULL."""
    found = find_special(type_of(value), qstr("__call__")) if is_instance(value) else NULL
    return found if isinstance(found, Function) else NULL


def has_simple_init(kind: Type) -> bool:
    """Whether instances are made by nothing but an `__init__` that is a function of the user."""
    if not kind.flags & USER_CLASS or kind.make is not make_instance:
        return False
    return find_special(kind, qstr("__new__")) is NULL and isinstance(
        find_special(kind, qstr("__init__")), Function
    )


def construct(
    m: Machine,
    kind: Type,
    callee: Pointer[Obj],
    place: Pointer[Obj],
    count: int,
    keywords: int,
) -> None:
    """Makes an instance and enters its `__init__`; a trampoline below it returns the instance."""
    total = count + 2 * keywords
    first = callee + 2 + TRAMPOLINE_WORDS
    if first + total >= m.limit:
        refuse_depth()
    value = blank_instance(kind, count, keywords, place)
    initializer = cast(Function, find_special(kind, qstr("__init__")))
    first.move(place, total)
    first[-1] = value
    first[-2] = initializer
    m.sp = first + (total - 1)
    fp = m.fp
    ip = m.ip
    set_trampoline(m, callee + 1, value, ip)
    m.ip = init_ip()
    try:
        if not enter_function(m, initializer, first - 1, count + 1, keywords):
            refuse_result(m.sp[0])
    except UserError as error:
        m.fp = fp
        m.ip = ip
        raise raised(error.value)


def star_base(m: Machine, operand: int) -> Pointer[Obj]:
    """Where the first argument of a call with stars lies; the bitmap is on top of them."""
    return m.sp - ((operand & 255) + 2 * (operand >> 8))


@handler
def call_function_var_kw(m: Machine) -> Next:
    operand = number(m)
    place = star_base(m, operand)
    apply_stars(m, place - 1, place, operand)
    return NEXT


@handler
def call_method_var_kw(m: Machine) -> Next:
    operand = number(m)
    place = star_base(m, operand)
    apply_stars(m, place - 2, place, operand)
    return NEXT


def apply_stars(m: Machine, callee: Pointer[Obj], place: Pointer[Obj], operand: int) -> None:
    """Calls with `*` and `**` arguments: they are spread above the arguments, which then move
    down to where they belong."""
    count = operand & 255
    bitmap = small_operand(m.sp[0])
    if is_class_statement(callee[0]):
        bitmap = bitmap << 2
    fresh = m.sp + 1
    for i in range(count):
        if is_starred(bitmap, count, i):
            push_items(m, place[i])
        else:
            push_checked(m, place[i])
    spread = m.sp.since(fresh) + 1
    pairs = place + count
    for i in range(operand >> 8):
        if pairs[2 * i] is NULL:
            push_mapping(m, pairs[2 * i + 1])
        else:
            push_checked(m, pairs[2 * i])
            push_checked(m, pairs[2 * i + 1])
    total = m.sp.since(fresh) + 1
    place.move(fresh, total)
    m.sp = place + (total - 1)
    keywords = (total - spread) // 2
    if place.since(callee) == 2 and callee[1] is not NULL:
        apply(m, callee, callee + 1, spread + 1, keywords)
    else:
        apply(m, callee, place, spread, keywords)


def is_class_statement(callee: Obj) -> bool:
    """Whether a call with stars makes a class: the bits of its operand don't count the body and the
    name, which come first."""
    return not isinstance(callee, Function) and callee is find_builtin(qstr("__build_class__"))


def is_starred(bitmap: int, count: int, index: int) -> bool:
    """Whether a positional argument is a `*x`. The bits count the arguments as they were
    written, so that of a `*x` behind keywords is above its place."""
    highest = bitmap
    at = count - 1
    while at >= 0 and highest != 0:
        top = 0
        while highest >> top > 1:
            top += 1
        starred = top >= at
        if at == index:
            return starred
        if starred:
            highest ^= 1 << top
        at -= 1
    return False


def push_checked(m: Machine, value: Obj) -> None:
    """Pushes a value; RuntimeError if the stack is full."""
    if m.sp + 1 >= m.limit:
        refuse_depth()
    push(m, value)


def push_values(m: Machine, items: Pointer[Obj], count: int) -> None:
    """Pushes values that lie in a row; RuntimeError if the stack has no room."""
    if m.sp + count >= m.limit:
        refuse_depth()
    (m.sp + 1).move(items, count)
    m.sp = m.sp + count


def push_items(m: Machine, value: Obj) -> None:
    """Pushes the items of an iterable; those of a tuple or list without an iterator."""
    if isinstance(value, Tuple):
        push_values(m, value.items.pointer(0), value.length)
        return
    if isinstance(value, List):
        push_values(m, value.cells.at(0), value.used)
        return
    iterator = iterate(value)
    push_checked(m, iterator)
    held = m.sp
    item = advance(iterator)
    while item is not STOP_ITERATION:
        push_checked(m, item)
        item = advance(iterator)
    count = m.sp.since(held)
    held.move(held + 1, count)
    m.sp = m.sp - 1


def push_mapping(m: Machine, value: Obj) -> None:
    """Pushes the names and values of a mapping. TypeError if a key is no str."""
    if isinstance(value, Dict):
        for i in range(value.filled):
            if value.entries[2 * i] is not NULL:
                push_checked(m, keyword_name(value.entries[2 * i]))
                push_checked(m, value.entries[2 * i + 1])
        return
    keys = iterate(call(load_attribute(value, qstr("keys")), 0, 0, m.sp))
    key = advance(keys)
    while key is not STOP_ITERATION:
        push_checked(m, keyword_name(key))
        push_checked(m, get_item(value, key))
        key = advance(keys)


def keyword_name(key: Obj) -> Obj:
    """A key as the name of a keyword argument."""
    if isinstance(key, String):
        return intern_string(key)
    if not is_qstr(key):
        raise TypeError("keywords must be strings")
    return key
