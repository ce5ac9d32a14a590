"""The autopilot: walks a program without people, for the headless run and the demo."""
