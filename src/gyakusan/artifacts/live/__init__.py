"""Live documents: Yjs clients join over the y-websocket protocol; the server checks, stamps, keeps, then broadcasts."""
