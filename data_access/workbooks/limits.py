"""How much a file may hold: many times what a province reports in a month, far less than would stop a server."""

FILE_BYTES = 10 * 1024 * 1024
PARTS = 500
UNPACKED_BYTES = 50 * 1024 * 1024
"""Of all parts together, as declared and as counted while reading: the declared size may lie."""
PENDING_BYTES = 2 * 1024 * 1024
"""Of a tag or comment that does not end."""
DEPTH = 64
"""Of tags within tags; a worksheet needs eight."""
NAMES = 5_000
"""Of different tags and attributes in one part; parsers remember each of them."""

ROWS = 20_000
COLUMNS = 200
"""Something outside these is refused; blank cells outside are not looked at."""
SHEETS = 100
CELLS = 300_000
"""With something in them, in all sheets together."""
CELL_CHARACTERS = 32_767
"""As spreadsheet programs allow."""
CHARACTERS = 10_000_000
"""In all cells together, a text that many cells share counted for each."""
MERGES = 20_000
STYLES = 70_000

MEMORY_BYTES = 400 * 1024 * 1024
"""Address space of the process that reads, so its real memory is less. The largest file allowed needs half of it."""
SECONDS = 20
"""Of a processor, for one file; then the process is ended. Where a system cannot count that: from start to answer."""
WAIT_SECONDS = 120
"""From start to answer, however busy the machine is."""
AT_ONCE = 2
"""Files being read by one server at a time, so that it goes on serving."""
