"""What a log may say of an error: its class and where it happened, never its text, which may quote people."""

from __future__ import annotations

import traceback
from pathlib import PurePath

MOST_FRAMES = 12
"""Frames shown, counted from the place where it was raised."""


def trace(error: BaseException) -> str:
    """Return the classes of an error and its causes, each with file, line and function of its frames."""
    parts = [_one(error)]
    seen = {id(error)}
    cause = error.__cause__ or error.__context__
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        parts.append(_one(cause))
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, BaseExceptionGroup):
        parts += [trace(inner) for inner in error.exceptions]
    return " <- ".join(parts)


def _one(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
    places = " > ".join(f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    return f"{type(error).__name__} [{places}]"
