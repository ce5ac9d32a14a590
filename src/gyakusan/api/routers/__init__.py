"""One thin file per room: what is asked goes to the room's door, what comes back becomes a response."""
