# Strings and numbers as statements.
# expect: cpython
"a string"
5
...
None
def f():
    "only a docstring"
class A:
    ...
print(f(), A.__name__)
