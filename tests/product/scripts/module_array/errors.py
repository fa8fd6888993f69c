# Codes and indices that won't do.
# expect: micropython
# differs: CPython words its messages otherwise
from array import array
for text in ("array('x')", "array('i', [1])[5]", "array('i', ['a'])", "array()", "array('')"):
    try:
        print(eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)
