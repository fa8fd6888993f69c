# A handler whose class is none.
# expect: micropython
try:
    try:
        1 / 0
    except 5:
        print("never")
except Exception as e:
    print(type(e).__name__)
