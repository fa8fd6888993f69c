# Real and imaginary parts, and the constructor.
# expect: cpython
z = complex(1.5, -2)
print(z.real, z.imag, complex(3), complex(), 1j * 1j, 5j, complex("1+2j"), bool(0j), bool(1j))
