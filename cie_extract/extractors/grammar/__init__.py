"""Grammar shared by extractors: how amounts, numbers in words, units and dates are written. No domain words here."""
