"""What is published beside the pages: assets, feeds, the preview's contract, the tree for other engines."""
