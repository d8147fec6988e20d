"""The 24 rules of plain administrative French, one small module each. Floor 4; texts in, findings out."""
