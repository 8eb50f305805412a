"""Who will qualify: open competitions drawn, and every season allocated."""
