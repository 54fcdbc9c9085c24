"""The table of years says in every cell what it shows, for who cannot see it or reads it on a phone."""

from __future__ import annotations

import re

from dashboard.components.years_table import years_row
from dashboard.i18n.language import language
from tests.domain.people import YEAR, standing

NOBODY = [0] * 12


def test_every_cell_names_its_year_and_says_what_it_shows():
    history = {2021: [0] * 11 + [8], 2022: NOBODY, 2023: NOBODY}
    row = standing(5, 0, pool=2, history=history, quotas={2021: 7, 2022: None, 2023: 5})
    markup = years_row(language("vi"), row, range(2020, YEAR + 1), "Chi bộ thôn 2")
    assert re.findall(r'data-year="([^"]+)" title="([^"]*)" aria-label="([^"]*)"', markup) == [
        (year, words, words)
        for year, words in [
            ("2020", "2020: chưa có báo cáo cả năm"),
            ("2021", "2021: kết nạp 8\u00a0người, chỉ tiêu 7"),
            ("2022", "2022: kết nạp 0\u00a0người, không giao chỉ tiêu"),
            ("2023", "2023: kết nạp 0\u00a0người, chỉ tiêu 5"),
            ("2024 (T5)", "2024: kết nạp 0\u00a0người, chỉ tiêu 5, đến 31/05/2024"),
        ]
    ]
    assert re.findall(r"</span> ([^<]+)</span>", markup) == ["0/–", "0/5", "0/5"]  # behind the sign of nobody
    assert "114,3%" in markup
    assert "3 năm liền chưa kết nạp được ai (2022–2024), trong đó 1 năm không giao chỉ tiêu" in markup
