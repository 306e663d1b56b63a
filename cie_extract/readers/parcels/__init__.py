"""Files that hold files: archives and messages, each part read by its own reader."""
