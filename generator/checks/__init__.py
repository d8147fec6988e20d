"""One small module per rule: its id, its source, a passing and a failing example, and what it looks at."""
