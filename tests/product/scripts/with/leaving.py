# Every way out of with calls __exit__.
# expect: cpython
class C:
    def __enter__(self):
        return self
    def __exit__(self, *error):
        print("exit", error)
def f():
    with C():
        return "returned"
print(f())
for i in range(3):
    with C():
        if i == 0:
            continue
        break
