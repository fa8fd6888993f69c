# Decorators apply from the inside out.
# expect: cpython
def tag(name):
    def wrap(f):
        def inner(*args):
            return "<%s>%s</%s>" % (name, f(*args), name)
        return inner
    return wrap
@tag("b")
@tag("i")
def text(s):
    return s
print(text("x"))
