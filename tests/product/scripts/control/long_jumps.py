# Loops and conditions whose bodies are long.
# expect: cpython
x = 0
for i in range(3):
    if i == 1:
        x += 1; x += 2; x += 3; x += 4; x += 5; x += 6; x += 7; x += 8; x += 9; x += 10
        x += 1; x += 2; x += 3; x += 4; x += 5; x += 6; x += 7; x += 8; x += 9; x += 10
        x += 1; x += 2; x += 3; x += 4; x += 5; x += 6; x += 7; x += 8; x += 9; x += 10
    else:
        x -= 1
print(x)
