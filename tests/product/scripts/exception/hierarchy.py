# Which exception is a kind of which.
# expect: cpython
names = "ArithmeticError OverflowError ZeroDivisionError AssertionError AttributeError EOFError ImportError LookupError IndexError KeyError MemoryError NameError OSError RuntimeError NotImplementedError StopAsyncIteration StopIteration SyntaxError IndentationError TypeError ValueError UnicodeError KeyboardInterrupt SystemExit GeneratorExit".split()
types = {"BaseException": BaseException, "Exception": Exception}
for name in names:
    types[name] = eval(name)
for name in sorted(types):
    print(name, [base for base in sorted(types) if issubclass(types[name], types[base])])
