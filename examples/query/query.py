# Asks questions of a JSON file: a query is a chain of steps, and what one step gives, the next one
# takes.
#
# usage: query.py FILE.json QUERY...
#
#   .name .0      the value of a key; an item by number (from the end if negative)
#   *             each item of a list or each value of an object
#   **            the value and everything inside it, at any depth
#   ?name=value   keep what has that value; also != < > <= >= and ~ (contains)
#   #             how many values there are
#   +             the sum of all values
#   ^name         sort by a key; ^^name downwards
#   {a,b,c}       objects with those keys only
#   !             without duplicates
#
# Example: query.py stars.json ".stars * ?magnitude<1 ^magnitude {name,magnitude}"
#
# A value that a step can't be applied to is left out; a step that can't be read is an error.

import json
import sys


class QueryError(Exception):
    pass


def item_of(value, name):
    """A list of the value's item of that name: one, or none."""
    if isinstance(value, dict):
        return [value[name]] if name in value else []
    if isinstance(value, list) and name.lstrip("-").isdigit():
        number = int(name)
        return [value[number]] if -len(value) <= number < len(value) else []
    return []


def members(value):
    if isinstance(value, dict):
        return [value[key] for key in sorted(value)]
    return value if isinstance(value, list) else []


def everything(value):
    yield value
    for member in members(value):
        yield from everything(member)


OPERATORS = (
    ("!=", lambda a, b: a != b),
    ("<=", lambda a, b: a <= b),
    (">=", lambda a, b: a >= b),
    ("=", lambda a, b: a == b),
    ("<", lambda a, b: a < b),
    (">", lambda a, b: a > b),
    ("~", lambda a, b: b in a),
)


def constant(text):
    """A value in a query: JSON, or else a plain word."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    named = {"true": True, "false": False, "null": None}
    return named[text] if text in named else text


def condition(text):
    for mark, holds in OPERATORS:
        name, found, right = text.partition(mark)
        if found and name:
            return name, holds, constant(right)
    raise QueryError("no comparison in ?" + text)


def fits(value, name, holds, right):
    for left in item_of(value, name):
        try:
            return holds(left, right)
        except TypeError:
            return False
    return False


def keep(values, text):
    name, holds, right = condition(text)
    return [value for value in values if fits(value, name, holds, right)]


def total(values):
    try:
        return [sum(values)]
    except TypeError:
        raise QueryError("+ needs numbers")


def ordered(values, text):
    name = text.lstrip("^")
    having = [value for value in values if item_of(value, name)]
    # The place in the input breaks ties, since sorting isn't stable everywhere.
    keyed = [(item_of(value, name)[0], place) for place, value in enumerate(having)]
    try:
        keyed.sort()
    except TypeError:
        raise QueryError("the values of %s can't be compared" % name)
    if text.startswith("^"):
        keyed.reverse()
    return [having[place] for _, place in keyed]


def chosen(values, text):
    names = [name.strip() for name in text.rstrip("}").split(",")]
    return [
        {name: item for name in names for item in item_of(value, name)}
        for value in values
        if isinstance(value, dict)
    ]


def distinct(values):
    found = []
    for value in values:
        if value not in found:
            found.append(value)
    return found


def apply(step, values):
    mark, rest = step[0], step[1:]
    if step == "*":
        return [member for value in values for member in members(value)]
    if step == "**":
        return [inner for value in values for inner in everything(value)]
    if step == "#":
        return [len(values)]
    if step == "+":
        return total(values)
    if step == "!":
        return distinct(values)
    if mark == "." and rest:
        return [item for value in values for item in item_of(value, rest)]
    if mark == "?":
        return keep(values, rest)
    if mark == "^" and rest:
        return ordered(values, rest)
    if mark == "{":
        return chosen(values, rest)
    raise QueryError("no such step: " + step)


def run(data, query):
    values = [data]
    for step in query.split():
        values = apply(step, values)
    return values


def text_of(value):
    """JSON with its keys in order, so that it is the same wherever it is written."""
    if isinstance(value, dict):
        return (
            "{" + ", ".join([json.dumps(k) + ": " + text_of(value[k]) for k in sorted(value)]) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join([text_of(item) for item in value]) + "]"
    return json.dumps(value)


def main(arguments):
    if len(arguments) < 2:
        print("usage: query.py FILE.json QUERY...", file=sys.stderr)
        return 2
    try:
        with open(arguments[0]) as file:
            data = json.load(file)
        for query in arguments[1:]:
            print("> " + query)
            for value in run(data, query):
                print(text_of(value))
    except (OSError, ValueError, QueryError) as error:
        print("query:", error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
