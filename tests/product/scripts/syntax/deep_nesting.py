# Expressions nested deeply.
# expect: cpython
print(((((((((((((((((1)))))))))))))))), [[[[[[[1]]]]]]][0][0][0], -(-(-(-(-(5))))), not not not not True)
