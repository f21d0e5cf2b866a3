"""Whether a plan explains a question: every mark that carries weight is accounted for, and the type of value is the one asked for."""
