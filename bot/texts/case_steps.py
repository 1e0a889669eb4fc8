"""What has happened to a case, step by step, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.texts.words import Words


def step_name(words: Words, step: str, name: str = "") -> str | None:
    """Return a step in a few words; None for what isn't worth telling. `name` is the cadre's it went to."""
    return {
        "raised": words._("received"),
        "registered": words._("registered by a cadre"),
        "added": words._("you added something"),
        "edited": words._("a message was corrected"),
        "kept secret": words._("your name is kept secret"),
        "withheld": words._("waits; nobody has been given it"),
        "routed": words._("given to {name}", name=name) if name else words._("given to a cadre"),
        "handed over": words._("handed over to {name}", name=name) if name else words._("handed over"),
        "verifying": words._("is being looked into"),
        "planned": words._("the cadre said what he will do"),
        "replied": words._("a reply came"),
        "answered": words._("answered"),
        "explained": words._("explained why it can't be solved"),
        "appealed": words._("taken to the secretary"),
        "reopened": words._("reopened"),
        "overdue": words._("became late"),
        "rated": words._("you rated it"),
        "brought": words._("the answer was brought in person"),
        "merged": words._("goes together with another's matter"),
        "escalated": words._("the township was told"),
        "closed": words._("closed"),
        "withdrawn": words._("taken back"),
    }.get(step)
