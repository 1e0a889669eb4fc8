"""Telegram's refusals: the code, the words and the parameters of a failed Bot API call.

The words are Telegram's own, since bots (and client libraries) match on them.
"""

from typing import Any


class ApiError(Exception):
    """A Bot API call is refused: HTTP status `code`, Telegram's `description`, optional `parameters`."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        """Keep what the answer will carry."""
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        """Return the body of the answer, as the Bot API shapes it."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters is not None:
            body["parameters"] = self.parameters
        return body


class ControlError(Exception):
    """The person side is asked for something that isn't there or can't be done (HTTP 400 or 404)."""

    def __init__(self, message: str, status: int = 400) -> None:
        """Keep the sentence and the HTTP status."""
        super().__init__(message)
        self.message = message
        self.status = status


def bad_request(reason: str, **parameters: object) -> ApiError:
    """Return a 400 with Telegram's prefix."""
    return ApiError(400, f"Bad Request: {reason}", parameters or None)


def forbidden(reason: str) -> ApiError:
    """Return a 403 with Telegram's prefix."""
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    """Return a 409 with Telegram's prefix."""
    return ApiError(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int) -> ApiError:
    """Return a 429; `retry_after` is in whole seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def unauthorized() -> ApiError:
    """Return the answer to an unknown token."""
    return ApiError(401, "Unauthorized")


def not_found() -> ApiError:
    """Return the answer to an unknown method or a malformed token."""
    return ApiError(404, "Not Found")
