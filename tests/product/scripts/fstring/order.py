# Fields are evaluated from left to right.
# expect: cpython
def show(n):
    print("show", n)
    return n
print(f"{show(1)} {show(2):{show(3)}}")
