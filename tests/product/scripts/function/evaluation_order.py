# Arguments are evaluated from left to right.
# expect: cpython
def say(x):
    print("say", x)
    return x
def f(*a, **k):
    print("call", a, k)
f(say(1), say(2), k=say(3))
