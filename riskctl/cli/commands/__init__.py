"""One module for each command; each registers itself and says its help in both languages."""
