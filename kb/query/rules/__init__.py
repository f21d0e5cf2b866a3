"""The rules by which a frame becomes plans, by what they are about; ``kb.query.reading.propose`` lists them."""
