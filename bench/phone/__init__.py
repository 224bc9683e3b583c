"""The site as a phone on a bad line meets it."""
