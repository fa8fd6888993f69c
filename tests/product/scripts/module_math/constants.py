# Constants and predicates.
# expect: cpython
import math
print(math.pi, math.e, math.tau, math.inf, math.nan, math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1, abs_tol=0.2), math.isclose(1, 1.1, rel_tol=0.5))
