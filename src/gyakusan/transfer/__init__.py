"""Transfer: reading what teams bring, writing documents that they keep."""
