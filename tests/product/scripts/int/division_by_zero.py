# Every division by zero says the same.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("1 // 0", "1 % 0", "1 / 0", "divmod(1, 0)", "10**30 // 0", "1.0 / 0", "0 ** -1", "1.0 % 0"):
    try:
        print(eval(text))
    except ZeroDivisionError as e:
        print(text, e)
