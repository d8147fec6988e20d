"""Paper: step sheets, packs and the poster, from views to PDF files. See README.md."""
