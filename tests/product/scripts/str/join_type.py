# join wants texts.
# expect: micropython
# differs: CPython words its messages otherwise
try:
    ",".join(["a", 1])
except TypeError as e:
    print(e)
