"""From characters to a parse tree: reader, lexer, parser."""
