# input reads lines, with a prompt.
# expect: cpython
# only: the WebAssembly build reads lines from its page
# input: first\nsecond line\n
print("got", input())
print("got", input("prompt> "))
try:
    input()
except EOFError:
    print("EOFError")
