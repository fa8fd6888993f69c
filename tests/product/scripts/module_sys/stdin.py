# Reading standard input.
# expect: cpython
# input: one\ntwo\nthree\n
import sys
print(repr(sys.stdin.readline()), repr(sys.stdin.read(2)), repr(sys.stdin.read()))
