"""The page Cài đặt: department, letterhead, appearance, where the records lie."""
