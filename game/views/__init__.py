"""What one seat may know and what it may try, built by inclusion."""
