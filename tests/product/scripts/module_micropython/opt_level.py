# The optimisation level of what is compiled later.
# expect: micropython
# differs: CPython words its messages otherwise
import micropython
print(micropython.opt_level())
micropython.opt_level(1)
exec("assert False")
print(micropython.opt_level())
micropython.opt_level(0)
try:
    exec("assert False, 'checked'")
except AssertionError as e:
    print(e)
