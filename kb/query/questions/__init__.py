"""A whole question: taken apart into questions that are read one by one, and put together again."""
