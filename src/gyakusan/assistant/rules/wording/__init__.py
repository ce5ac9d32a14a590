"""The texts of the drafters from the press release to the plan; `fields.tell` reads them."""
