"""The page "Chỉ số, chỉ tiêu": the list of what is assigned, and the panel where it is reported."""
