"""The containers of Office, and the old formats that LibreOffice turns into new ones."""
