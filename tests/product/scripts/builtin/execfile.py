# execfile runs a file in a namespace.
# expect: micropython
# differs: CPython words its messages otherwise
# with: included.py
space = {"given": 5}
execfile("included.py", space)
print(space["result"])
