"""The user's exceptions: try, except, else, finally, and every way out of each part."""

from typing import NoReturn, cast

from support import case, gives
from support_hooks import NO_MEMORY, Message, argument_of, heap, message_size, message_sum

from snakelet.runtime.static import NONE, NULL, U8, Obj, State, Struct, Tail, cold, inline, small
from snakelet.runtime.static.error import (
    ArithmeticError,
    IndexError,
    KeyError,
    LookupError,
    MemoryError,
    OverflowError,
    RuntimeError,
    StopIteration,
    TypeError,
    UserError,
    ValueError,
    ZeroDivisionError,
    raised,
)

ALL = [(n,) for n in range(8)]
PAIRS = [(n, m) for n in range(6) for m in range(4)]


class Trace(State):
    steps: int = 0
    seen: Obj = NULL


trace = Trace()


def note(digit: int) -> int:
    trace.steps = (trace.steps * 10 + digit) % 10000000
    return digit


def begin() -> None:
    trace.steps = 0


def fail(n: int) -> int:
    if n == 1:
        raise TypeError("one")
    if n == 2:
        raise KeyError(small(2))
    if n == 3:
        raise IndexError(f"index {n} of {small(n)}")
    if n == 4:
        raise ZeroDivisionError
    if n == 5:
        raise StopIteration()
    return n


def fail_nothing(n: int) -> None:
    if n == 1:
        raise ValueError("nothing")


def fail_float(n: int) -> float:
    if n == 1:
        raise ValueError("float")
    return n / 2.0


def fail_pair(n: int) -> tuple[int, Obj]:
    if n == 1:
        raise ValueError("pair")
    return n, small(n)


def fail_bool(n: int) -> bool:
    if n == 1:
        raise ValueError("bool")
    return n > 3


@case(*ALL)
def comes_out(n: int) -> int:
    return fail(n) * 10


@case((0,), (1,), (2,))
def every_result(n: int) -> int:
    total = 0
    try:
        fail_nothing(n)
        total += 1
    except ValueError:
        total += 2
    try:
        total += int(fail_float(n) * 2) * 10
    except ValueError:
        total += 50
    try:
        first, second = fail_pair(n)
        total += first * 100 if second is not NULL else 0
    except ValueError:
        total += 700
    try:
        total += 1000 if fail_bool(n) else 2000
    except ValueError:
        total += 7000
    return total


@case(*ALL)
def by_class(n: int) -> int:
    try:
        return fail(n)
    except TypeError:
        return 10
    except (IndexError, ValueError):
        return 20
    except LookupError:
        return 30
    except ArithmeticError:
        return 40


@case(*ALL)
def all_errors(n: int) -> int:
    try:
        note(fail(n))
    except UserError:
        return -1
    else:
        return 7


@case(*ALL)
def with_else(n: int) -> int:
    begin()
    try:
        note(1)
        fail(n)
    except TypeError:
        note(2)
    except KeyError as error:
        note(3 if argument_of(error.value) is small(2) else 4)
    else:
        note(5)
        fail(n - 5)
    note(6)
    return trace.steps


@case(*ALL)
def finally_runs(n: int) -> int:
    begin()
    result = 0
    try:
        result = note(fail(n) & 7)
    finally:
        note(8)
    return trace.steps * 10 + result


@case(*ALL)
def finally_and_except(n: int) -> int:
    begin()
    try:
        fail(n)
        note(1)
    except TypeError:
        note(2)
    except KeyError:
        note(3)
        fail(4)
    else:
        note(4)
    finally:
        note(5)
    return trace.steps


@case(*PAIRS)
def leave_try(n: int, m: int) -> int:
    begin()
    for i in range(4):
        note(i)
        try:
            if n == 1:
                return trace.steps * 10 + note(5)
            if n == 2:
                break
            if n == 3 and i < 2:
                continue
            if n == 4:
                fail(m)
            note(6)
        finally:
            note(7)
            if m == 3 and i == 1:
                fail(1)
    note(9)
    return trace.steps


@case(*PAIRS)
def leave_except(n: int, m: int) -> int:
    begin()
    for _i in range(3):
        try:
            fail(m)
            note(1)
        except (TypeError, KeyError):
            if n == 1:
                return trace.steps + 1
            if n == 2:
                break
            if n == 3:
                continue
            if n == 4:
                raise
            if n == 5:
                raise RuntimeError("again")
        finally:
            note(7)
        note(8)
    return trace.steps


@case(*PAIRS)
def leave_finally(n: int, m: int) -> int:
    begin()
    for i in range(3):
        try:
            note(1)
            fail(m)
            if m == 0:
                return -1
        finally:
            note(i)
            if n == 1:
                return trace.steps  # noqa: B012
            if n == 2:
                break  # noqa: B012
            if n == 3:
                continue  # noqa: B012
            if n == 4:
                raise OverflowError("in finally")
    note(5)
    return trace.steps


def inner(n: int, m: int) -> int:
    try:
        try:
            note(fail(n))
        finally:
            note(1)
            fail(m)
            note(2)
    except LookupError:
        note(3)
        fail(n - 1)
        return 4
    finally:
        note(5)
        if n == 5:
            fail(m + 1)
    return 6


@case(*PAIRS)
def nested(n: int, m: int) -> int:
    begin()
    result = -1
    try:
        result = inner(n, m)
    except TypeError:
        note(7)
    except UserError:
        note(8)
    return trace.steps * 10 + result


@case(*PAIRS)
def return_through_two(n: int, m: int) -> int:
    begin()
    result = returning(n, m)
    return trace.steps * 100 + result


def returning(n: int, m: int) -> int:
    while True:
        try:
            for i in range(3):
                try:
                    if n == i:
                        return note(1) + trace.steps
                    if n == 4:
                        break
                finally:
                    note(2)
                    if m == 1:
                        break  # noqa: B012
                    if m == 2 and i == 1:
                        return 7  # noqa: B012
            note(3)
            if n > 2:
                return note(4)
        finally:
            note(5)
            if m == 3:
                return 9  # noqa: B012
        n += 3


@case(*ALL)
def raise_again(n: int) -> int:
    try:
        try:
            return fail(n)
        except LookupError as error:
            trace.seen = error.value
            raise
        except TypeError as error:
            raise raised(error.value)
    except IndexError as error:
        return 100 + (error.value is trace.seen)
    except UserError:
        return 200


def wrong_type(o: Obj) -> TypeError:
    return TypeError(f"not {o}")


@cold
def not_found(n: int) -> LookupError:
    if n == 5:
        return KeyError(small(n))
    return IndexError(f"{n} not found")


@case(*ALL)
def factories(n: int) -> int:
    try:
        if n == 1:
            raise wrong_type(small(n))
        if n > 4:
            raise not_found(n)
        return 0
    except TypeError as error:
        return message_sum(error.value)
    except KeyError as error:
        return 1 if argument_of(error.value) is small(5) else 2
    except UserError as error:
        return message_sum(error.value)


@case(*ALL)
def exist_already(n: int) -> int:
    made = wrong_type(small(n)) if n < 4 else ValueError("made")
    try:
        if n & 1:
            raise made
        return n
    except UserError as error:
        return message_sum(error.value)


def say(n: int, text: str, part: Obj) -> None:
    if n == 0:
        raise TypeError("plain text, 100% plain")
    if n == 1:
        raise TypeError(f"part {part} and {n}")
    if n == 2:
        raise TypeError(f"{text} and {text}")
    if n == 3:
        raise TypeError(f"{text}")
    if n == 4:
        raise TypeError(f"const {LIMIT} {NAME} {-n}")
    if n == 5:
        raise TypeError()
    if n == 6:
        raise TypeError(part)
    raise TypeError("")


LIMIT = 77
NAME = "name"


@case(*ALL)
def messages(n: int) -> int:
    try:
        say(n, "texts", small(-45))
    except TypeError as error:
        return message_sum(error.value) * 100 + message_size(error.value)
    return -5


@inline
def checked(n: int) -> int:
    if n > 3:
        raise TypeError(f"{n}")
    return n


@case(*ALL)
def inline_raises(n: int) -> int:
    total = checked(n & 3) * 10
    try:
        total += checked(n)
    except TypeError:
        total += 5
    return total


def never(n: int) -> NoReturn:
    raise ValueError(f"never {n}")


@case(*ALL)
def never_returns(n: int) -> int:
    if n < 3:
        return n
    try:
        never(n)
    except ValueError:
        if n > 5:
            never(n)
        return 50
    finally:
        note(1)


@case(*ALL)
def endless(n: int) -> int:
    while True:
        n += 1
        try:
            if n > 6:
                return n
            fail(n)
        except TypeError:
            n += 2
        except LookupError:
            continue


class Box(Struct):
    value: Obj

    def get(self) -> Obj:
        if self.value is NONE:
            raise ValueError("empty")
        return self.value

    def __len__(self) -> int:
        if self.value is NONE:
            raise TypeError("no length")
        return 3

    def __getitem__(self, n: int) -> Obj:
        if n > 2:
            raise IndexError(f"{n}")
        return self.value

    def __setitem__(self, n: int, value: Obj) -> None:
        if n > 2:
            raise IndexError(f"{n}")
        self.value = value


@case(*ALL)
def from_methods(n: int) -> int:
    box = Box(NONE if n & 1 else small(n))
    total = 0
    try:
        total += len(box)
    except TypeError:
        total += 10
    try:
        total += 100 if box.get() is small(n) else 200
    except ValueError:
        total += 400
    try:
        box[n] = small(9)
        total += 1000 if box[n - 1] is small(9) else 2000
    except IndexError:
        total += 4000
    return total


class Room(Struct):
    length: int
    bytes: Tail[U8]


@gives({1: "36", 2: "36", 3: "136", 4: "1236", 5: "1236", 6: "1256", 20: "1256"})
def memory_runs_out(n: int) -> int:
    """Each allocation in turn fails."""
    begin()
    heap.limit = n
    made: Obj = NULL
    try:
        made = Box(Room(5, Tail(5)))
        note(1)
        made = Box(made)
        note(2)
        if n > 3:
            raise TypeError(f"full {n}")
    except MemoryError as error:
        note(3 if error.value is NO_MEMORY else 4)
    except TypeError:
        note(5)
    finally:
        note(6)
        heap.limit = 0
    return trace.steps


@case((0,), (1,))
def narrow_after_try(n: int) -> int:
    o: Obj = Box(small(4)) if n > 0 else small(3)
    try:
        if not isinstance(o, Box):
            raise TypeError("no box")
        note(1)
    except TypeError:
        note(2)
    return 1 if isinstance(o, Box) else 2


@case((0,), (1,))
def kept_over_calls(n: int) -> int:
    text = cast(Message, cast(Obj, Message(n, Tail(n))))
    before = text.length
    try:
        before += fail(n)
    except TypeError:
        before += text.length * 10
    return before
