"""Review requests with known answers, as files in many layouts: what is put in must come out."""
