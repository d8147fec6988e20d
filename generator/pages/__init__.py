"""The list of pages of an edition: for each, its address, its template and what the template sees."""
