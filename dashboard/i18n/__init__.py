"""Language: texts by gettext, numbers and dates by Babel, names sorted and searched the Vietnamese way."""
