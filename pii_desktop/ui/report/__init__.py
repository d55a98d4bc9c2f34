"""The page where the sentences of a report are worded and looked at before it is signed."""
