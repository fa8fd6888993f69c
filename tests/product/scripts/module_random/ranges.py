# Numbers stay in their ranges.
# expect: cpython
import random
random.seed(1)
print(all(0 <= random.random() < 1 for _ in range(200)), all(3 <= random.randint(3, 7) <= 7 for _ in range(200)), {random.randrange(3) for _ in range(100)} == {0, 1, 2}, all(random.choice([5, 6]) in (5, 6) for _ in range(50)))
