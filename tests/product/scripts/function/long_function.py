# Functions of more than 64 KB of bytecode, straight and with a block at the end.
# expect: cpython
# only: the WebAssembly build has no room for the source
# slow: the syntax tree of the source is traced at each of its allocations
# options: -X heapsize=64M
names = {}
exec("def f(x):\n" + "    x = x + 1234567\n" * 12000 + "    return x\n", names)
print(names["f"](0))
source = "def f(x):\n" + "    x = x + 1234567\n" * 12000
source += "    try:\n        x[0]\n    except TypeError:\n        for i in range(3):\n"
source += "            x += i\n    finally:\n        x += 1\n    return x\n"
exec(source, names)
print(names["f"](0))
source = "def g(x):\n" + "    x = x + 1234567\n" * 12000
source += "    for i in range(3):\n        try:\n            yield x + i\n        finally:\n            x += 1\n"
exec(source, names)
print(list(names["g"](0)))
