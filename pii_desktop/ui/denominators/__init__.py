"""The page "Số liệu nền"."""
