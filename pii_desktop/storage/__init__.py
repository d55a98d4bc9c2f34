"""What is kept: the workspace folder, its database, its files."""
