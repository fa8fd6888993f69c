# Attributes that aren't there.
# expect: micropython
# differs: CPython words its messages otherwise
class A:
    pass
import sys
for text in ("A().x", "A.x", "A().f()", "(1).x", "[].x", "None.x", "sys.nothing", "''.x", "len.x", "int.x", "del A().x"):
    try:
        exec(text)
    except AttributeError as e:
        print(text, "->", e)
