"""What must happen for a place: the least result, and what is proven whatever the others do."""
