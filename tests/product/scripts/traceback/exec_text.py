# Code from a text is called <string>.
# expect: micropython
# differs: CPython words its messages otherwise
exec("x = 1\n\nraise ValueError('in text')")
