"""Rules across rows, one function a rule, one module a subject. ``kb.load.checks`` lists them."""
