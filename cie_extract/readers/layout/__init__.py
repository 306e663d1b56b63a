"""From words with places to blocks in reading order. Knows nothing of where the words came from: PDF or OCR."""
