"""Webhooks: one HTTP server through which Telegram brings the updates of every village."""
