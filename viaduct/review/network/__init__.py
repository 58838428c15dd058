"""What a plan opens: to networks, to the internet, to everyone."""
