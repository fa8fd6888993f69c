# Modules and names that aren't there.
# expect: micropython
# differs: CPython words its messages otherwise
for statement in ("import nowhere", "from sys import nothing", "import sys.nothing", "from nowhere import x", "from . import x", "from .a import x"):
    try:
        exec(statement)
    except Exception as e:
        print(statement, type(e).__name__, e)
