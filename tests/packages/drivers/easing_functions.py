import easing_functions

names = [
    name for name in dir(easing_functions) if name.endswith(("EaseIn", "EaseOut", "EaseInOut"))
]
print(len(names))
for name in sorted(names):
    ease = getattr(easing_functions, name)(start=2, end=10, duration=5)
    print(name, ["%.9g" % ease.ease(step * 0.5) for step in range(1, 10)])
