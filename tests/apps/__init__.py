"""The sample applications: their own tests, their builds and their hooks, run for real."""
