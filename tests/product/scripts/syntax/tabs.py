# Tabs count to the next multiple of eight.
# expect: cpython
if True:
	x = 1
	if x:
		print("tab")
        # a comment anywhere
	print("done")
