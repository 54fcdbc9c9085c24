"""One question a file: a verb phrase for its name, a Scope for its first argument, a documented frame for an answer."""
