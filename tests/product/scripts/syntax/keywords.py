# Words that are keywords only elsewhere are names.
# expect: cpython
match = case = type_ = 1
print, exec_ = print, 2
print(match, case, exec_)
