"""From a parse tree to bytecode: scopes, compiler, emitter, .mpy files."""
