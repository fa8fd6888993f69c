print("run broken")
raise ValueError("in module")
