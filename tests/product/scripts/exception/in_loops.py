# Exceptions thrown and caught many times.
# expect: cpython
count = 0
for i in range(3000):
    try:
        if i % 3 == 0:
            raise ValueError(i)
        [][i]
    except ValueError as e:
        count += e.args[0]
    except IndexError:
        count += 1
print(count)
