"""Documents that people print, pin up and publish."""
