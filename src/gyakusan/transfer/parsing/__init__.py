"""Reading what people bring: bytes to text, Markdown to blocks, tables to cells, words to columns."""
