"""Files of characters: plain text, web pages, survey exports."""
