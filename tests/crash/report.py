"""What an audit found."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Report:
    """Figures, and every broken promise."""

    faults: list[str] = field(default_factory=list)
    """Broken promises, in words; empty where all is well."""
    updates: int = 0
    messages: int = 0
    twice: int = 0
    """Messages that somebody got a second time."""
    most_at_one_kill: int = 0
    cases: int = 0
    kills: int = 0

    def check(self, *, holds: bool, otherwise: str) -> None:
        """Note a promise, in words, if it was broken."""
        if not holds:
            self.faults.append(otherwise)

    def add(self, other: Report) -> None:
        """Take in another village's figures."""
        self.faults += other.faults
        for name in ("updates", "messages", "twice", "cases", "kills"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.most_at_one_kill = max(self.most_at_one_kill, other.most_at_one_kill)

    def __str__(self) -> str:
        """Return the summary line."""
        return (
            f"kills {self.kills} · updates {self.updates} · cases {self.cases} · messages {self.messages} · "
            f"sent twice {self.twice} (at most {self.most_at_one_kill} at one kill) · "
            f"broken promises {len(self.faults)}"
        )
