"""Django's own settings."""
