"""The page Tổng quan: days, counts, what to do, pillars and targets."""
