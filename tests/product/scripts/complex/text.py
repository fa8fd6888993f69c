# How complex numbers print.
# expect: cpython
# differs: MicroPython leaves out a real part of minus zero
print(1j, 1 + 0j, -1j, 1.5 + 2.5j, complex(0, -0.5), [1j, 2 + 3j])
