# help() of a text tells of modules.
# expect: micropython
# differs: CPython words its messages otherwise
help(5)
