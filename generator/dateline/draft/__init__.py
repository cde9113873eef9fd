"""Articles to drafts of records: what an article says happened when, for an editor to judge."""
