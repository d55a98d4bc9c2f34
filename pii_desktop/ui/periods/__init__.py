"""Kỳ báo cáo: periods, what stands in the way of sending, export and preview."""
