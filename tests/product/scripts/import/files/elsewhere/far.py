name = "far away"
