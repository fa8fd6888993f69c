result = given * 2
