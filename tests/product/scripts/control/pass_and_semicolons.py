# Statements on one line.
# expect: cpython
x = 1; y = 2; print(x, y);
if x: pass
for i in (1, 2): print(i); print(-i)
while False: pass
