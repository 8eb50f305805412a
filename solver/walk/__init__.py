"""The walk down the order of award, in numbers. Knows no ortools, and runs where there is none."""
