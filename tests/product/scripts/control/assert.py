# assert with and without a message.
# expect: cpython
assert True
for text in ("assert 1 == 2", "assert False, 'why'", "assert [], 5"):
    try:
        exec(text)
    except AssertionError as e:
        print(text, e.args)
