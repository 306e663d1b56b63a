"""How the samples are drawn: PDF, Word and pictures, always the same bytes."""
