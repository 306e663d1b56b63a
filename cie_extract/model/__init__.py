"""The nouns: frozen data, imported by every stage and importing none of them."""
