# The singletons.
# expect: cpython
print(..., Ellipsis, NotImplemented, None, ... is Ellipsis, bool(...))
