"""The catalog as a static site: pages that link to one another, and nothing from elsewhere."""
