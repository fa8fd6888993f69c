# __import__.
# expect: cpython
print(__import__("math").pi, __import__("sys").__name__)
