"""What pages show, as data: the same objects become HTML and JSON. No request, no response in here."""
