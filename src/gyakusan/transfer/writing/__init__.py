"""Writing: the documents that a team keeps, each a pure function from the dossier or the report to bytes.

The same input gives the same bytes: moments come from the dossier, archives are repacked, ids follow from row ids.
"""
