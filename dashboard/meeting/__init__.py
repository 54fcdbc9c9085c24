"""Meetings: an agenda of views becomes slides over figures agreed upon; the same for wall, deck and offline file."""
