"""The grammar: rules and operators as tables. program.py turns them into what parser.py runs.

    'if'  NAME  AUGMENTED   a token that is skipped; classes of tokens, which become a part
    rule                    a part: what the rule makes
    <level>                 a part: operators and operands from that row of LEVELS on
    [ ... ]                 optional: each part that is missing is empty
    ( a | b )               a choice by the next token
    { ... @kind }           if it comes, the rule ends with it
    rule*                   as many parts as come
    rule ','...  ','...?    parts with a token between, which may stand behind the last one too (?)
    -                       an empty part
    @kind                   what the rule reads makes a node of that kind in any case

A rule `:=` always makes a node of the kind of its name, or of the kind written behind; `?=` does
only from two parts on that aren't empty, or if a separator stands behind the last one, and else
is its part itself; `|=` is one of its alternatives.

Invariant: one token of look-ahead decides. A node has the line of its first token, but `items` that
of its second item if a separator stands behind that.
"""

RULES: tuple[tuple[str, str, str, str], ...] = (
    ("file", "?=", "[lines] END", "a module, for exec"),
    ("eval", "?=", "testlist NEWLINE* END", "an expression, for eval"),
    ("single", "?=", "line END", "what the prompt reads"),
    ("lines", "?= statements", "line line*", "the lines of a file"),
    ("line", "|=", "blank | compound | simple", "blank only at the very start"),
    ("blank", "?=", "BLANK", "empty lines"),
    ("simple", "?=", "smalls NEWLINE", "small statements on a line"),
    ("smalls", "?= statements", "small ';'...?", "they are statements of their own"),
    (
        "small",
        "|=",
        "delete | pass | break | continue | return | raise | yielded | import | from | global"
        " | nonlocal | assert | expression",
        "a statement without a block",
    ),
    ("expression", ":=", "targets [annotation | augmented | assignments]", "values too"),
    ("yielded", ":= expression", "yield -", "a yield whose value is dropped"),
    ("annotation", ":=", "':' test ['=' value]", "x: int = 1"),
    ("augmented", ":=", "AUGMENTED value", "x += 1"),
    ("assignments", "?=", "assigned assigned*", "x = y = 1; one value stands for itself"),
    ("assigned", "?=", "'=' value", "one more target, or the value"),
    ("value", "|=", "yield | targets", "what is assigned"),
    ("targets", "?= tuple", "element ','...?", "targets or values"),
    ("element", "|=", "star | test", "one target or value"),
    ("delete", ":=", "'del' exprlist", "del a, b[c]"),
    ("pass", ":=", "'pass'", "also what is left of a constant statement"),
    ("break", ":=", "'break'", "leaves the loop"),
    ("continue", ":=", "'continue'", "goes to the loop's next turn"),
    ("return", ":=", "'return' [testlist]", "the value may be a tuple"),
    ("raise", ":=", "'raise' [test ['from' test]]", "exception, cause"),
    ("import", ":=", "'import' import_names", "import a.b as c, d"),
    ("import_names", "?=", "import_as ','...", "modules"),
    ("import_as", "?=", "dotted ['as' NAME]", "module, name"),
    ("dotted", "?=", "NAME '.'...", "a.b.c"),
    ("from", ":=", "'from' source 'import' (STAR | '(' names ')' | names)", "source, names"),
    ("source", "|=", "dotted | relative", "where from"),
    ("relative", ":=", "DOTS DOTS* [dotted]", "dots, then a module or nothing"),
    ("names", "?=", "name_as ','...?", "names to import"),
    ("name_as", "?=", "NAME ['as' NAME]", "name there, name here"),
    ("global", ":=", "'global' NAME ','...", "names"),
    ("nonlocal", ":=", "'nonlocal' NAME ','...", "names"),
    ("assert", ":=", "'assert' test [',' test]", "condition, message"),
    (
        "compound",
        "|=",
        "if | while | for | try | with | function | class | decorated | async",
        "a statement with a block",
    ),
    ("suite", "|=", "block | simple", "what stands behind a colon"),
    ("block", "?=", "NEWLINE INDENT statements DEDENT", "indented lines"),
    ("statements", "?=", "statement statement*", "the lines of a block"),
    ("statement", "|=", "compound | simple", "a line of a block"),
    ("if", ":=", "'if' named ':' suite [elifs] [else]", "condition, body, elifs, else body"),
    ("elifs", "?=", "elif elif*", "the other conditions"),
    ("elif", ":=", "'elif' named ':' suite", "condition, body"),
    ("else", "?=", "'else' ':' suite", "the body stands for it"),
    ("while", ":=", "'while' named ':' suite [else]", "condition, body, else body"),
    ("for", ":=", "'for' exprlist 'in' testlist ':' suite [else]", "target, values, bodies"),
    (
        "try",
        ":=",
        "'try' ':' suite (excepts [else] [finally] | - - finally)",
        "body, excepts, else body, finally body",
    ),
    ("excepts", "?=", "except except*", "handlers"),
    ("except", ":=", "'except' [test ['as' NAME]] ':' suite", "type, name, body"),
    ("finally", "?=", "'finally' ':' suite", "the body stands for it"),
    ("with", ":=", "'with' with_items ':' suite", "managers, body"),
    ("with_items", "?=", "with_item ','...", "managers"),
    ("with_item", "?=", "test ['as' <bitor>]", "manager, target"),
    (
        "function",
        ":=",
        "'def' NAME '(' [parameters] ')' ['->' test] ':' suite",
        "name, parameters, annotation, body",
    ),
    ("parameters", "?=", "parameter ','...?", "of a function"),
    (
        "parameter",
        "?=",
        "( NAME [':' test] ['=' test] | '*' [NAME [':' test]] @star_parameter"
        " | '**' NAME [':' test] @double_star_parameter )",
        "name, annotation, default",
    ),
    ("class", ":=", "'class' NAME ['(' [arguments] ')'] ':' suite", "name, bases, body"),
    ("decorated", ":=", "decorators (function | class | async_function)", "decorators, definition"),
    ("decorators", "?=", "decorator decorator*", "the outermost first"),
    ("decorator", ":=", "'@' dotted [call] NEWLINE", "name, call"),
    ("async", ":=", "'async' (function | with | for)", "the statement"),
    ("async_function", ":= async", "'async' function", "behind a decorator"),
    ("named", "?=", "test [':=' test]", "target, value"),
    ("test", "|=", "lambda | ternary", "an expression"),
    ("lambda", ":=", "'lambda' [bare_parameters] ':' test", "parameters, value"),
    ("bare_parameters", "?= parameters", "bare_parameter ','...?", "of a lambda"),
    (
        "bare_parameter",
        "?= parameter",
        "( NAME - ['=' test] | '*' [NAME] - @star_parameter | '**' NAME - @double_star_parameter )",
        "those of a lambda have no annotations",
    ),
    ("ternary", "?=", "<or> ['if' <or> 'else' test]", "value, condition, other value"),
    ("operand", "|=", "negation | unary | power", "between operators"),
    ("negation", ":= not", "'not' <not>", "the operand"),
    ("unary", ":=", "SIGN factor", "operator, operand"),
    ("factor", "|=", "unary | power", "the right side of a power"),
    ("power", "?=", "primary ['**' factor]", "base, exponent"),
    ("primary", "|=", "await | trailed", "an atom and what follows it"),
    ("await", ":=", "'await' atom trailer*", "parts as of a primary"),
    ("trailed", "?= primary", "atom trailer*", "atom, trailers"),
    ("trailer", "|=", "call | subscript | attribute", "what follows an atom"),
    ("call", ":=", "'(' [arguments] ')'", "arguments"),
    ("subscript", ":=", "'[' subscripts ']'", "index"),
    ("attribute", ":=", "'.' NAME", "name"),
    ("atom", "|=", "LITERAL | parenthesis | bracket | brace", "the smallest expression"),
    ("parenthesis", ":=", "'(' [yield | items] ')'", "what it holds"),
    ("bracket", ":=", "'[' [items] ']'", "what it holds"),
    ("brace", ":=", "'{' [pairs] '}'", "what it holds"),
    ("items", "?=", "item {comp_for @comprehension} ','...?", "or element, comp_for"),
    ("item", "|=", "star | named", "of a tuple or list"),
    ("pairs", "?= items", "pair {comp_for @comprehension} ','...?", "or element, comp_for"),
    ("pair", "?=", "test [':' test]", "key, value; or an item of a set"),
    ("star", ":=", "'*' <bitor>", "target of the rest"),
    ("subscripts", "?= tuple", "index ','...?", "several make a tuple"),
    ("index", "|=", "open_slice | index_or_slice", "one of them"),
    ("open_slice", ":= slice", "- ':' [test] [':' [test]]", "start, stop, step"),
    ("index_or_slice", "?=", "test [':' [test] [':' [test]] @slice]", "index or slice"),
    ("exprlist", "?= tuple", "expr ','...?", "targets of for and del"),
    ("expr", "|=", "star | <bitor>", "one target"),
    ("testlist", "?= tuple", "test ','...?", "values"),
    ("arguments", "?=", "argument ','...?", "of a call or class"),
    (
        "argument",
        "?=",
        "( '*' test @star_argument | '**' test @double_star_argument"
        " | test [comp_for @comprehension | '=' test @keyword | ':=' test @named] )",
        "value; name, value",
    ),
    ("comp_for", ":=", "'for' exprlist 'in' <or> [comp_for | comp_if]", "target, values, rest"),
    ("comp_if", ":=", "'if' (lambda | <or>) [comp_for | comp_if]", "condition, rest"),
    ("yield", ":=", "'yield' ['from' test @yield_from | testlist]", "value"),
)
"""Name, form, body, and what the parts are or what it is for."""

LEVELS: tuple[tuple[str, str, bool, str], ...] = (
    ("or", "or", False, "binds least"),
    ("and", "and", False, ""),
    ("not", "", False, "the prefix `not` stands at this level"),
    ("comparison", "< > == <= >= != in not is", True, "`not in`, `is not` are one operator each"),
    ("bitor", "|", False, ""),
    ("bitxor", "^", False, ""),
    ("bitand", "&", False, ""),
    ("shift", "<< >>", True, ""),
    ("arithmetic", "+ -", True, ""),
    ("term", "* @ / % //", True, "binds most; unary operators and powers are rules"),
)
"""Kind of node, operators, whether they become parts of the node, a note."""

TOKEN_CLASSES: dict[str, str] = {
    "STAR": "*",
    "DOTS": ". ...",
    "SIGN": "+ - ~",
    "AUGMENTED": "+= -= *= /= //= %= @= **= &= |= ^= <<= >>=",
}
"""Tokens that become a part, by the name of their class."""
