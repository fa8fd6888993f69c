# compile() takes flags and what follows them.
# expect: cpython
exec(compile("print(1)", "name", "exec", 0))
exec(compile("print(2)", "name", "exec", 0, True))
print(eval(compile("3", "name", "eval", 0, False)))
try:
    compile("4", "name")
except TypeError:
    print("TypeError")
