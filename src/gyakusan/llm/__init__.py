"""Language models behind one port: providers, the fake model, budgets and the egress guard."""
