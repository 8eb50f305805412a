"""What is asked about an instance, and how the answer is found."""
