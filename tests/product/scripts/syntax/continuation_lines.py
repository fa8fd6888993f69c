# Backslashes, brackets and comments.
# expect: cpython
x = 1 + \
    2
y = (1 +  # comment
     2)
z = [
    1,

    2,  # last
]
if x == 3 and \
        y == 3:
    print(x, y, z)  # end
