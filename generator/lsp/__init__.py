"""The language server: problems, reasons, corrections and completion in the author's editor. Floor 6."""
