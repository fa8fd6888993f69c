# Repeated addition shows the error of binary fractions.
# expect: cpython
total = 0.0
for _ in range(10):
    total += 0.1
print(total, total == 1.0)
