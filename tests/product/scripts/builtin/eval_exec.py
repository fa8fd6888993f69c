# eval and exec with and without namespaces.
# expect: cpython
x = 5
print(eval("x + 1"), eval("x", {"x": 7}), eval("x + y", {"x": 1}, {"y": 2}))
exec("x = 10\ny = x + 1")
print(x, y)
space = {}
exec("def f(n):\n    return n * 2\nz = f(4)", space)
print(space["z"], "z" in globals(), eval("1+1 "), eval("[i for i in range(3)]"))
