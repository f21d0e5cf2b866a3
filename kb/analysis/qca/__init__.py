"""Crisp-set QCA: cases in and out of sets, their truth table, all minimal models, necessity, and how firm they are."""
