# Statements in places where they can't be.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("return 1", "yield 1", "await x", "break", "continue", "def f():\n  for i in x: pass\n  break", "def f():\n nonlocal x", "nonlocal x", "def f():\n x = 1\n global x", "def f(x):\n global x", "def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x", "def f():\n from x import *", "class A:\n return 1", "async with a: pass", "async for a in b: pass", "def f():\n async with a: pass", "def f():\n await x", "[x async for x in y]"):
    try:
        exec(text)
        print(repr(text), "accepted")
    except Exception as e:
        print(repr(text), "->", type(e).__name__, e)
