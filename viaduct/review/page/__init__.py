"""A review as a page: blocks, in the order in which a tired person should read them, still without any markup."""
