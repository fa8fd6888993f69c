# Changing the variable of a range loop doesn't change the loop.
# expect: cpython
for i in range(3):
    print(i)
    i += 10
print(i)
for i in range(0):
    pass
print(i)
