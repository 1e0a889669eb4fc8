"""Jobs that wait: first come, first served, but for those whose village somebody else writes to."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence

from storage.job import Job


class Waiting:
    """The queue before a writer. What is asked of one village is carried out in the order it was asked."""

    def __init__(self) -> None:
        self._jobs: deque[Job] = deque()
        self.wake = asyncio.Event()

    def __bool__(self) -> bool:
        return bool(self._jobs)

    def add(self, job: Job) -> None:
        """Hand in a job."""
        self._jobs.append(job)
        self.wake.set()

    def first(self) -> Job | None:
        """Return the job whose turn it is; it stays."""
        while self._jobs and self._jobs[0].done.done():
            self._jobs.popleft()  # a caller that was cancelled before his turn wants nothing
        return self._jobs[0] if self._jobs else None

    def take(self) -> Job | None:
        """Take the job whose turn it is."""
        job = self.first()
        if job is not None:
            self._jobs.popleft()
        return job

    def put_back(self, passed_over: Sequence[Job]) -> None:
        """Let these come first again, in their order."""
        self._jobs.extendleft(reversed(passed_over))

    def step_back(self, village: int, given_up: float) -> list[Job]:
        """Let the other villages go first; return those who have waited for this one since `given_up`."""
        own = [job for job in self._jobs if job.village == village]
        late = [job for job in own if job.since <= given_up]
        others = [job for job in self._jobs if job.village != village]
        self._jobs = deque([*others, *(job for job in own if job.since > given_up)])
        return late

    def take_all(self) -> list[Job]:
        """Take whatever waits."""
        jobs = list(self._jobs)
        self._jobs.clear()
        return jobs
