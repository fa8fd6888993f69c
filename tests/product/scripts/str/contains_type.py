# in wants a text.
# expect: micropython
# differs: CPython words its messages otherwise
try:
    print(1 in "abc")
except TypeError as e:
    print(e)
