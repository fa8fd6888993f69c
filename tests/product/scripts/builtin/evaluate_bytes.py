# Source may be bytes.
# expect: micropython
print(eval(b"1 + 2"), eval(bytearray(b"'x' * 3")))
exec(b"x = 5\nprint(x)")
print(eval(compile("6 * 7", "source", "eval")))
for function in (eval, exec):
    try:
        function(5)
    except TypeError:
        print("TypeError")
