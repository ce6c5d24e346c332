"""How-to texts, one screen each, shown beside the page they are about; docs/how-to is made from the same
files.
"""
