"""Use cases: functions that take a unit of work. No Qt, no SQL, no file formats."""
