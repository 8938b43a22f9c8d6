"""The colour of a state, told from the word: most applications use the same few dozen."""

WORDS = {
    "positive": (
        "accepted active approved available completed confirmed delivered done enabled free healthy live paid published"
        " ready resolved settled signed success succeeded verified won"
    ),
    "info": (
        "assigned in_progress info in_review new open processing queued running scheduled sent started"
        " submitted triaged viewed"
    ),
    "warning": (
        "annoying at_risk compensating degraded delayed disputed expiring high on_hold overdue paused pending"
        " suspended unpaid waiting warning"
    ),
    "negative": (
        "blocked blocker bounced critical dead_letter declined denied error expired failed lost"
        " rejected rolled_back terminated unhealthy urgent void"
    ),
}
TONES = {word: tone for tone, words in WORDS.items() for word in words.split()}


def tone(value: str) -> str:
    """positive, info, warning, negative, or "" (neutral) for a word that says nothing."""
    return TONES.get(value.lower().replace("-", "_").replace(" ", "_"), "")
