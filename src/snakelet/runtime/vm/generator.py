"""The methods of generators, and resuming one from the product.

Invariant: a call from here runs the generator to its next yield or its end in a run loop of its
own; `for` and `yield from` don't come here (handle_generator.py).
"""

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.heap.recursion import enter, leave
from snakelet.runtime.static import NONE, NULL, STOP_ITERATION, Obj
from snakelet.runtime.static.error import (
    GeneratorExit,
    RuntimeError,
    StopIteration,
    UserError,
    raised,
)
from snakelet.runtime.types.exception import error_type
from snakelet.runtime.types.generator import (
    BY_NATIVE,
    FINISHED,
    NEW,
    RUNNING,
    SUSPENDED,
    GeneratorFrame,
)
from snakelet.runtime.types.operation import (
    advance,
    call,
    call_0,
    call_1,
    find_attribute,
    is_subtype,
    load_attribute,
    type_of,
)
from snakelet.runtime.types.output import put_address, put_object, put_text
from snakelet.runtime.types.stack import machine
from snakelet.runtime.types.tuple import Tuple
from snakelet.runtime.types.type import EXCEPTION, FINAL, Type, builtin, is_instance
from snakelet.runtime.vm.error import exception_from, is_exception
from snakelet.runtime.vm.frame import exit_ip
from snakelet.runtime.vm.generator_frame import finish, refuse_running, resume
from snakelet.runtime.vm.opcode import YIELD_FROM
from snakelet.runtime.vm.run import loop, run
from snakelet.runtime.vm.unwind import find_handler


@builtin("generator", flags=FINAL, struct=GeneratorFrame)
class Generator(GeneratorFrame):
    """An iterator that runs a function up to its next yield."""

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "<generator object '")
        put_object(out, self.code.name, 0)
        put_text(out, "' at ")
        put_address(out, self)
        put_text(out, ">")

    def __iter__(self) -> Obj:
        return self

    def __next__(self) -> Obj:
        return continued(self, NONE)

    def send(self, value: Obj) -> Obj:
        """Goes on; the yield expression has the value. StopIteration at the end."""
        return item_or_stop(continued(self, value))

    def throw(self, kind: Obj, value: Obj = NONE, traceback: Obj = NONE, /) -> Obj:
        """Raises an exception where the generator waits; its next item. StopIteration."""
        return item_or_stop(thrown_into(self, thrown_value(kind, value)))

    def close(self) -> None:
        """Raises GeneratorExit where the generator waits, so that it ends."""
        close(self)

    def pend_throw(self, value: Obj) -> Obj:
        """Sets the exception that is raised when the generator goes on next; what was set."""
        previous = self.thrown
        self.thrown = NULL if value is NONE else value
        return NONE if previous is NULL else previous


def thrown_value(kind: Obj, value: Obj) -> Obj:
    """What the arguments of `throw` raise: an exception, or its class if that is all they say."""
    if is_exception(value):
        return value
    if not isinstance(kind, Type) or not kind.flags & EXCEPTION:
        return exception_from(kind)
    if value is NONE:
        return kind
    if not isinstance(value, Tuple):
        return call_1(kind, value)
    return call(kind, value.length, 0, value.items.pointer(0))


def item_or_stop(item: Obj) -> Obj:
    """An item, or StopIteration with what the generator returned."""
    if item is not STOP_ITERATION:
        return item
    result = loop.result
    loop.result = NULL
    if result is NULL or result is NONE:
        raise StopIteration()
    raise StopIteration(result)


def continued(generator: GeneratorFrame, value: Obj) -> Obj:
    """Runs a generator to its next item, or STOP_ITERATION and what it returned in
    `loop.result`."""
    loop.result = NULL
    if generator.thrown is not NULL:
        error = generator.thrown
        generator.thrown = NULL
        return thrown_into(generator, error)
    if generator.state == FINISHED:
        return STOP_ITERATION
    return run_from(generator, value, NULL)


def run_from(generator: GeneratorFrame, value: Obj, error: Obj) -> Obj:
    """Resumes a generator, with an exception unless `error` is NULL."""
    ip = machine.ip
    top = machine.sp
    enter()
    try:
        resume(machine, generator, value, top, exit_ip(), BY_NATIVE)
        if error is not NULL and not find_handler(machine, error, False):
            error = machine.pending
            machine.pending = NULL
            raise raised(error)
        return run()
    finally:
        machine.sp = top
        machine.ip = ip
        leave()


def thrown_into(generator: GeneratorFrame, error: Obj) -> Obj:
    """Raises an exception, or one of a class, where a generator waits; its next item or
    STOP_ITERATION."""
    loop.result = NULL
    if generator.state == RUNNING:
        refuse_running()
    if generator.state == NEW:
        finish(generator)
    if generator.state == FINISHED:
        raise raised(exception_from(error))
    if generator.code.data[generator.ip] != YIELD_FROM:
        return run_from(generator, NONE, exception_from(error))
    return thrown_into_delegate(generator, error)


def thrown_into_delegate(generator: GeneratorFrame, error: Obj) -> Obj:
    """A generator that waits in `yield from` passes the exception on; a GeneratorExit closes what
    it waits for, and then is raised in itself."""
    delegate = generator.slots[generator.used - 2]
    generator.state = RUNNING
    try:
        if is_exit(error):
            close_delegate(delegate)
            raise raised(exception_from(error))
        item = throw_to(delegate, error)
    except UserError as failure:
        error = failure.value
        generator.state = SUSPENDED
        generator.ip += 1
        return run_from(generator, NONE, error)
    generator.state = SUSPENDED
    if item is not STOP_ITERATION:
        generator.slots[generator.used - 1] = item
        return item
    generator.used -= 1
    generator.ip += 1
    result = loop.result
    loop.result = NULL
    return run_from(generator, NONE if result is NULL else result, NULL)


def is_exit(error: Obj) -> bool:
    """Whether what is thrown is a GeneratorExit or a class of such."""
    kind = error if isinstance(error, Type) else type_of(error)
    return is_subtype(kind, error_type("GeneratorExit"))


def throw_to(delegate: Obj, error: Obj) -> Obj:
    """Raises an exception in what a `yield from` runs; its item or STOP_ITERATION."""
    if isinstance(delegate, GeneratorFrame):
        return thrown_into(delegate, error)
    throw = find_attribute(delegate, qstr("throw"))
    if throw is NULL:
        raise raised(exception_from(error))
    return item_of_call(throw, error)


def close_delegate(delegate: Obj) -> None:
    """Ends what a `yield from` runs."""
    if isinstance(delegate, GeneratorFrame):
        close(delegate)
        return
    function = find_attribute(delegate, qstr("close"))
    if function is not NULL:
        call_0(function)


def send_to(delegate: Obj, value: Obj) -> Obj:
    """Sends a value into what a `yield from` runs; its item or STOP_ITERATION."""
    if isinstance(delegate, GeneratorFrame):
        return continued(delegate, value)
    if value is NONE:
        return asked(delegate)
    return item_of_call(load_attribute(delegate, qstr("send")), value)


def asked(iterator: Obj) -> Obj:
    """The next item of any iterator, or STOP_ITERATION and in `loop.result` the value with which a
    generator or an iterator of the user ended: not that of one which it has asked itself."""
    loop.result = NULL
    item = advance(iterator)
    if item is STOP_ITERATION and not is_instance(iterator):
        if not isinstance(iterator, GeneratorFrame):
            loop.result = NULL
    return item


def item_of_call(function: Obj, argument: Obj) -> Obj:
    """What a call yields; a StopIteration becomes STOP_ITERATION and its value `loop.result`."""
    loop.result = NULL
    try:
        return call_1(function, argument)
    except StopIteration as error:
        loop.result = load_attribute(error.value, qstr("value"))
        return STOP_ITERATION


def close(generator: GeneratorFrame) -> None:
    """Ends a generator. RuntimeError if it goes on yielding."""
    if generator.state == FINISHED:
        return
    if generator.state == NEW:
        finish(generator)
        return
    try:
        item = thrown_into(generator, generator_exit())
    except (GeneratorExit, StopIteration):
        return
    loop.result = NULL
    if item is not STOP_ITERATION:
        raise RuntimeError("generator ignored GeneratorExit")


def generator_exit() -> Obj:
    """A new GeneratorExit."""
    try:
        raise GeneratorExit()
    except GeneratorExit as error:
        return error.value
