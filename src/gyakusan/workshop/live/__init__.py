"""The live room: what a team and its facilitator see and do together, second by second, decided by the server."""
