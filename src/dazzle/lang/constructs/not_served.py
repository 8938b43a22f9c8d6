"""The declarations of the language that nothing acts on yet: their blocks are skipped whole, and named."""

NOT_SERVED = frozenset(
    {
        "approval",
        "demo",
        "experience",
        "flow",
        "guide",
        "island",
        "job",
        "llm_intent",
        "llm_model",
        "nav",
        "notification",
        "process",
        "question",
        "rhythm",
        "rule",
        "scenario",
        "schedule",
        "story",
        "tenancy",
        "test",
        "workspace",
    }
)
