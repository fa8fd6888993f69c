# A keyword that comes twice, by name or from mappings, is refused.
# expect: cpython


def function(first, **others):
    print(first, sorted(others.items()))


def call(text):
    try:
        exec(text)
    except TypeError:
        print(text, "TypeError")


call("function(1, **{'x': 1}, **{'y': 2})")
call("function(1, **{'x': 1}, **{'x': 2})")
call("function(1, x=1, **{'x': 2})")
call("function(1, **{'x': 1}, x=2)")
call("function(1, **{'first': 1})")
call("function(**{'first': 1}, first=2)")
