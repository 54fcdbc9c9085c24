"""The page that stands on the wall and the one on the presenter's laptop: one file each, nothing is loaded later."""
