"""Keep a bureau's powers, integrity-risk points and controls as plain files, and prove that they hold together."""

__version__ = "0.1.0"
