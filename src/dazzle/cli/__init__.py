"""The command line: parse flags, call one function, print.

Nothing is imported here, so that `dazzle --version` answers at once; a command's module is `dazzle.cli.<name>`, and a
group's is a package with COMMANDS of its own.
"""

COMMANDS: tuple[tuple[str, str], ...] = (
    ("new", "Make a project that runs."),
    ("validate", "Say everything that is wrong with the text, and put right what is certain."),
    ("fmt", "Lay the text out as every text is laid out."),
    ("inspect", "Look at the entities, or at the tables that they mean."),
    ("where", "Tell where a name is declared and used."),
    ("serve", "Serve the application on this machine."),
    ("explain", "Explain a diagnostic."),
    ("db", "Migrate the database, look at it, look after it."),
)
