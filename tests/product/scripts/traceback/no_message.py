# An exception without a message.
# expect: micropython
# differs: CPython words its messages otherwise
raise ValueError
