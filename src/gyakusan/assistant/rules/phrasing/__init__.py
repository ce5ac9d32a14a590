"""From the actions of a journey to sentences: inflection and question patterns in Japanese and English, by rule."""
