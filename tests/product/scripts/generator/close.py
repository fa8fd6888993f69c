# close runs finally, and may be repeated.
# expect: cpython
def g():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")
it = g()
next(it)
it.close()
it.close()
fresh = g()
fresh.close()
print(list(it))
