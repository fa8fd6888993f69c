# At module level.
# expect: micropython
# differs: CPython words its messages otherwise
x = 1
y = [x][5]
