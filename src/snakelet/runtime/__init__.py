"""The product: lexer to virtual machine, in Static Python. Imports nothing but itself."""
