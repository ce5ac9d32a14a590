"""The sentences of the canvases, the proposal and the role play."""
