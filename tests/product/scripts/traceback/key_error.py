# A KeyError shows its key.
# expect: micropython
# differs: CPython words its messages otherwise
{"a": 1}["b"]
