# pop of nothing and of an index beyond.
# expect: micropython
# differs: CPython words its messages otherwise
for a, arguments in (([], ()), ([1], (5,)), ([1], (-2,))):
    try:
        a.pop(*arguments)
    except IndexError as e:
        print(e)
