"""Lists that set up a jurisdiction: organisations, quotas, targets and what else an office keeps in tables."""
