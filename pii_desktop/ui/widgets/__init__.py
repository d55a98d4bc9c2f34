"""Controls every page is built from. They store nothing and know no page."""
