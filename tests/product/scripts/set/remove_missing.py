# remove and pop of nothing.
# expect: micropython
# differs: CPython words its messages otherwise
for statement in ("set().pop()", "{1}.remove(5)"):
    try:
        exec(statement)
    except KeyError as e:
        print(statement, e)
