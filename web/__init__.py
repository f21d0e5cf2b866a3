"""The web door: server-rendered pages and an HTTP interface over a knowledge base. No logic of its own."""
