# Functions of CPython that the reference leaves out.
# expect: micropython
# differs: CPython words its messages otherwise
import math
print([n for n in ("gcd", "hypot", "comb", "dist", "prod", "perm", "fsum", "lcm") if hasattr(math, n)])
