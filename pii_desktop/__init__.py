"""PII Desktop: one department's share of the provincial innovation index, from plan to signed report."""

__version__ = "0.1.0"
