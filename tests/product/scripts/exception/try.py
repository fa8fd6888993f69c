# try, except, else and finally.
# expect: cpython
def f(x):
    try:
        print("try")
        if x == 1:
            raise ValueError("v")
        if x == 2:
            raise KeyError("k")
        if x == 3:
            return "returned"
    except ValueError as e:
        print("except", e)
    except (KeyError, IndexError):
        print("except key")
    else:
        print("else")
    finally:
        print("finally")
    return "end"
for i in range(4):
    print(f(i))
