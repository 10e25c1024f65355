"""Access data in."""
