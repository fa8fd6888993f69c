# A global name hides a built-in one, del uncovers it.
# expect: cpython
len = lambda x: "mine"
print(len([]))
del len
print(len([]))
