"""Files built to stop a server are refused while it goes on serving."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from data_access.workbooks import limits
from tests.benchmarks.hostile import HOSTILE, measured, quiet
from tests.browser.serving import Server

pytestmark = pytest.mark.browser
READ = {"49 MiB of blanks, which may be unpacked", "as many cells as may be"}
"""Within all limits: they are read, and then hold no report."""


@pytest.mark.exhaustive
def test_nobody_waits_for_a_file_that_is_built_to_do_harm(browser: Browser, office: Server):
    """Others wait no longer than five times what they wait on a quiet server, and never for the file to end."""
    (usual,) = quiet(browser, office)
    found = []
    for one in measured(browser, office, HOSTILE):
        if "chưa nhập được" not in one.said and "không" not in one.said.casefold():
            found.append(f"{one.name}: {one.said}")
        if one.seconds > limits.WAIT_SECONDS or one.processor > limits.SECONDS:
            found.append(f"{one.name}: {one.seconds:.1f} s, {one.processor:.1f} of the processor")
        if one.space > limits.MEMORY_BYTES / 2**20:
            found.append(f"{one.name}: {one.space:.0f} MiB")
        if max(one.ready) > 3 or max(one.views) > 5 * max(usual.views) + 1:
            found.append(f"{one.name}: others wait {max(one.ready):.1f} and {max(one.views):.1f} s")
    assert not found, "\n".join(found)
