# `micropython` alone is no decorator, nor is what it doesn't have.
# expect: micropython
# only: CPython has no micropython module
for text in ("@micropython\ndef f(): pass", "@micropython.nothing\ndef f(): pass", "@micropython.bytecode\ndef f(): pass"):
    try:
        exec(text)
        print("accepted")
    except SyntaxError as e:
        print(e)
