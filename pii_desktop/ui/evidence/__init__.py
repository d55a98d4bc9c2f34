"""The page "Minh chứng": the register of documents and the panel of one of them."""
