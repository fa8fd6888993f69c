# What the module offers to every port.
# expect: micropython
# differs: CPython words its messages otherwise
import micropython
print([n for n in ("const", "opt_level", "mem_info", "qstr_info", "stack_use", "heap_lock", "heap_unlock") if not hasattr(micropython, n)])
print(micropython.stack_use() > 0)
