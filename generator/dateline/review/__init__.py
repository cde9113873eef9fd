"""Two states of a site to one card: what changed, in words, and what to look at before it is in."""
