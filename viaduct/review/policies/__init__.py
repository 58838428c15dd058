"""What policies allow to whom before and after a plan, statement by statement."""
