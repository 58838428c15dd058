"""Which stacks a change touches, their saved plans, and applying exactly those."""
