"""Many allocations of one instance: numbers varied, variants swept, by several workers."""
