"""Records picked and listed: which, by what their fields say, and what is shown of each."""
