"""The agenda: what falls due, on APScheduler's ticker."""
