"""PDF files, page by page: characters, drawings, form fields, and what of them a person sees."""
