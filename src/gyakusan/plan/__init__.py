"""The plan: milestones, criteria, evidence, tasks, calendar and the executive report."""
