"""The family of errors that a person meets: each says what happened and advises what to do.

Raised only at the edges (files and pattern files). Doubtful *content* is an outcome, never an exception.
"""

from __future__ import annotations


class CieExtractError(Exception):
    """Base of the family. `code` is stable and goes into records and folders; `advice` is for the person."""

    code = "error"
    advice = ""

    def __init__(self, message: str, *, advice: str | None = None) -> None:
        super().__init__(message)
        if advice is not None:
            self.advice = advice

    def __str__(self) -> str:
        message = super().__str__()
        return f"{message} {self.advice}".strip()


class UnreadableDocument(CieExtractError):
    """The file gave no document: set aside with this code, never lost."""

    code = "unreadable"
    advice = "Open the file yourself; if it opens, save it again as PDF and drop the new copy in the inbox."


class EncryptedDocument(UnreadableDocument):
    """The file opens only with a password."""

    code = "encrypted"
    advice = "Ask the sender for an unlocked copy, or give the password with `cie-extract retry NUMBER --password`."


class DamagedDocument(UnreadableDocument):
    """The file is of a known type, but broken."""

    code = "damaged"
    advice = "Ask the sender to send it again, or print it to PDF from the program that made it."


class EmptyDocument(UnreadableDocument):
    """The file holds no page, no text and no picture."""

    code = "empty"
    advice = "Check that the right file was sent."


class TooLarge(UnreadableDocument):
    """The file is beyond a limit: bytes, pages, pixels, unpacked size."""

    code = "too_large"
    advice = "Send only the pages of the position, or split the file; an administrator can raise the limit."


class UnsupportedFormat(UnreadableDocument):
    """Not a type that is read."""

    code = "unsupported"
    advice = "Send a PDF, a Word document (.docx) or plain text."


class ReaderMissing(UnreadableDocument):
    """The type needs an optional part that is not installed here."""

    code = "reader_missing"
    advice = "Save the file as .docx or PDF, or ask an administrator to install LibreOffice."


class TookTooLong(UnreadableDocument):
    """Reading overran its time limit and was stopped."""

    code = "took_too_long"
    advice = "Print the file to PDF and send that; the original may be built to be slow."


class TookTooMuchMemory(UnreadableDocument):
    """Reading overran its memory limit and was stopped."""

    code = "too_much_memory"
    advice = "Print the file to PDF and send that; an administrator can raise the limit."


class ReaderCrashed(UnreadableDocument):
    """The guarded process that read the file died."""

    code = "crashed"
    advice = "Print the file to PDF and send that; the original may be built to do harm."


class ReaderFailed(UnreadableDocument):
    """Reading failed in a way that was not foreseen."""

    code = "error"
    advice = "Print the file to PDF and send that; tell whoever looks after the program."


class PatternFileError(CieExtractError):
    """A file in patterns/ is not as it should be; the message names file, line and entry."""

    code = "pattern_file"
    advice = "Mend the entry, then run `cie-extract patterns check`."


class SettingsError(CieExtractError):
    """A setting is not as it should be; the message names the key and where it came from."""

    code = "settings"
    advice = "See `cie-extract config show`."
