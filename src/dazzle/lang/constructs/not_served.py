"""The declarations of the language that nothing acts on yet: their blocks are skipped whole, and named."""

NOT_SERVED = frozenset(
    {
        "experience",
    }
)
