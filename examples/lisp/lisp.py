# A small Lisp: reads a program, runs it and prints what it shows. Numbers, strings, lists,
# closures, macros, tail calls without a limit, and errors that say where.
#
# usage: lisp.py PROGRAM.lisp
#
# Lists are Python lists, symbols are Symbol objects made once each. Special forms are looked up
# before functions; a tail call loops inside `evaluate` and never deepens Python's stack.
# Source: J. McCarthy, "Recursive functions of symbolic expressions" (1960).

import sys


class LispError(Exception):
    pass


class Symbol:
    known = {}

    def __init__(self, name):
        self.name = name


def symbol(name):
    if name not in Symbol.known:
        Symbol.known[name] = Symbol(name)
    return Symbol.known[name]


class Scope:
    def __init__(self, names, outer):
        self.names = names
        self.outer = outer

    def holding(self, name):
        scope = self
        while scope is not None:
            if name in scope.names:
                return scope.names
            scope = scope.outer
        raise LispError("unknown name: " + name)


class Function:
    """A closure; a parameter list `(a b & rest)` gathers what is left in a list."""

    def __init__(self, parameters, body, scope, is_macro=False):
        names = [parameter.name for parameter in parameters]
        self.rest = names[-1] if len(names) > 1 and names[-2] == "&" else None
        self.names = names[:-2] if self.rest else names
        self.body = body
        self.scope = scope
        self.is_macro = is_macro

    def bind(self, arguments):
        count = len(self.names)
        if len(arguments) < count or (len(arguments) > count and not self.rest):
            raise LispError("%d arguments expected, %d given" % (count, len(arguments)))
        names = dict(zip(self.names, arguments))
        if self.rest:
            names[self.rest] = arguments[count:]
        return Scope(names, self.scope)


def tokens(text):
    """Each token with the number of its line."""
    line, place = 1, 0
    while place < len(text):
        letter = text[place]
        end = place + 1
        if letter == ";":
            end = text.find("\n", place)
            end = len(text) if end < 0 else end
        elif letter == '"':
            end = text.find('"', place + 1) + 1
            if end == 0:
                raise LispError("line %d: a string is not closed" % line)
            yield text[place:end], line
        elif letter in "()'":
            yield letter, line
        elif not letter.isspace():
            while end < len(text) and not (text[end].isspace() or text[end] in "()'\";"):
                end += 1
            yield text[place:end], line
        line += text[place:end].count("\n")
        place = end


class Reader:
    def __init__(self, text):
        self.tokens = tokens(text)

    def expressions(self):
        for token, line in self.tokens:
            yield line, self.expression(token, line)

    def expression(self, token, line):
        if token == "(":
            items = []
            for inner, inner_line in self.tokens:
                if inner == ")":
                    return items
                items.append(self.expression(inner, inner_line))
            raise LispError("line %d: this list is not closed" % line)
        if token == ")":
            raise LispError("line %d: no list is open here" % line)
        if token == "'":
            for inner, inner_line in self.tokens:
                return [symbol("quote"), self.expression(inner, inner_line)]
            raise LispError("line %d: nothing is quoted" % line)
        return atom(token)


def atom(token):
    if token[0] == '"':
        return token[1:-1].replace("\\n", "\n")
    if token in ("true", "false"):
        return token == "true"
    for kind in (int, float):
        try:
            return kind(token)
        except ValueError:
            pass
    return symbol(token)


def shown(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Symbol):
        return value.name
    if isinstance(value, list):
        return "(" + " ".join([shown(item) for item in value]) + ")"
    if isinstance(value, Function):
        return "<function>"
    return str(value)


def evaluate(form, scope):
    while True:
        if isinstance(form, Symbol):
            return scope.holding(form.name)[form.name]
        if not isinstance(form, list) or not form:
            return form
        head = form[0]
        if isinstance(head, Symbol) and head.name in FORMS:
            is_tail, form = FORMS[head.name](form, scope)
            if not is_tail:
                return form
            continue
        function = evaluate(head, scope)
        if isinstance(function, Function) and function.is_macro:
            form = run_body(function.body, function.bind(form[1:]))
            continue
        arguments = [evaluate(item, scope) for item in form[1:]]
        if not isinstance(function, Function):
            return call_native(function, arguments, head)
        scope = function.bind(arguments)
        for expression in function.body[:-1]:
            evaluate(expression, scope)
        form = function.body[-1]


def call_native(function, arguments, head):
    if not callable(function):
        raise LispError("not a function: " + shown(function))
    try:
        return function(*arguments)
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        raise LispError("bad arguments: (" + " ".join([shown(x) for x in [head] + arguments]) + ")")


def run_body(body, scope):
    value = False
    for expression in body:
        value = evaluate(expression, scope)
    return value


def call(function, *arguments):
    """Call a Lisp function or a native one from Python."""
    if isinstance(function, Function):
        return run_body(function.body, function.bind(list(arguments)))
    return function(*arguments)


# A special form answers (True, form) to go on with a form in tail position, or (False, value).
def form_if(form, scope):
    if evaluate(form[1], scope) is not False:
        return True, form[2]
    return (True, form[3]) if len(form) > 3 else (False, False)


def form_define(form, scope, is_macro=False):
    if isinstance(form[1], list):
        value = Function(form[1][1:], form[2:], scope, is_macro)
        scope.names[form[1][0].name] = value
    else:
        scope.names[form[1].name] = evaluate(form[2], scope)
    return False, False


def form_set(form, scope):
    scope.holding(form[1].name)[form[1].name] = value = evaluate(form[2], scope)
    return False, value


def form_do(form, scope):
    for expression in form[1:-1]:
        evaluate(expression, scope)
    return True, form[-1]


def native_compare(holds):
    return lambda *items: all(holds(a, b) for a, b in zip(items, items[1:]))


def native_product(*items):
    product = 1
    for item in items:
        product *= item
    return product


def native_show(*values):
    print(*[shown(value) for value in values])
    return False


FORMS = {
    "quote": lambda form, scope: (False, form[1]),
    "if": form_if,
    "define": form_define,
    "macro": lambda form, scope: form_define(form, scope, True),
    "set!": form_set,
    "do": form_do,
    "lambda": lambda form, scope: (False, Function(form[1], form[2:], scope)),
}
NATIVES = {
    "+": lambda *items: sum(items),
    "-": lambda first, *rest: first - sum(rest) if rest else -first,
    "*": native_product,
    "/": lambda a, b: a / b,
    "quotient": lambda a, b: a // b,
    "modulo": lambda a, b: a % b,
    "<": native_compare(lambda a, b: a < b),
    ">": native_compare(lambda a, b: a > b),
    "=": native_compare(lambda a, b: a == b),
    "not": lambda item: item is False,
    "list": lambda *items: list(items),
    "cons": lambda item, rest: [item] + rest,
    "first": lambda items: items[0],
    "rest": lambda items: items[1:],
    "empty?": lambda items: items == [],
    "list?": lambda item: isinstance(item, list),
    "symbol?": lambda item: isinstance(item, Symbol),
    "append": lambda *lists: [item for items in lists for item in items],
    "map": lambda function, items: [call(function, item) for item in items],
    "sort": lambda items, key: sorted(items, key=lambda item: call(key, item)),
    "join": lambda *items: "".join([shown(item) for item in items]),
    "show": native_show,
}


def run_file(path):
    with open(path) as file:
        text = file.read()
    scope = Scope(NATIVES, None)
    for line, form in Reader(text).expressions():
        try:
            evaluate(form, scope)
        except LispError as error:
            raise LispError("%s:%d: %s" % (path, line, error))
        except (AttributeError, IndexError, TypeError):
            raise LispError("%s:%d: not well formed: %s" % (path, line, shown(form)))
        except RuntimeError:
            raise LispError("%s:%d: this recurses too deeply" % (path, line))


def main(arguments):
    if len(arguments) != 1:
        print("usage: lisp.py PROGRAM.lisp", file=sys.stderr)
        return 2
    try:
        run_file(arguments[0])
    except (OSError, UnicodeError, LispError) as error:
        print("lisp:", error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
