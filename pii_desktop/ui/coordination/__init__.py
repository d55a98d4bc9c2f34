"""The page Phối hợp: who owes what, forms and replies, whom to call, what went to and fro."""
