"""The story's scenes, one part of the day in each file."""
