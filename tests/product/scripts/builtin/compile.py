# compile in its modes.
# expect: cpython
code = compile("a = 1\nb = a + 1", "name", "exec")
space = {}
exec(code, space)
print(space["b"], eval(compile("2 + 3", "name", "eval")))
