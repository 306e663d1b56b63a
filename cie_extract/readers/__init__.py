"""The shelf of readers: a file of one type -> Document."""

#: Counts up when a reader's text changes: offsets hold for one reading alone.
READER_VERSION = "7"
