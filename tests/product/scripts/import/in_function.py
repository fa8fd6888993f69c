# Imports inside functions bind local names.
# expect: cpython
# with: counted.py
def f():
    import counted
    from counted import value as v
    return counted.__name__, v
print(f(), "counted" in globals())
