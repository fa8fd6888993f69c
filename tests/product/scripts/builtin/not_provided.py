# Built-in names of CPython that the reference leaves out.
# expect: micropython
# differs: CPython words its messages otherwise
import builtins
print([name for name in ("ascii", "format", "vars", "breakpoint", "aiter", "anext") if hasattr(builtins, name)])
