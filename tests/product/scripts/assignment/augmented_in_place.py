# += on a list changes the object, on a tuple makes one.
# expect: cpython
a = b = [1]
a += [2]
c = d = (1,)
c += (2,)
print(a, b, a is b, c, d)
