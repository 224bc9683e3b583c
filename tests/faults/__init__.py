"""The database goes away under a running site: clients must not notice, and nothing said to be saved may be lost."""
