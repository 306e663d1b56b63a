"""Synthetic documents of our own, made by a script, and the records that are expected of them."""
