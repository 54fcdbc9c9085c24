"""`quota-dashboard meeting`: the usual agenda is made and listed, and its slides become a file, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pptx
import pytest
from sqlalchemy import URL

from dashboard import cli
from dashboard.commands.answering import UNKNOWN_VALUE
from tests.dashboard.commands.test_snapshot_json import keys


@pytest.fixture
def url(sqlite_sample_url: URL, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("QUOTA_LANGUAGE", raising=False)
    return sqlite_sample_url.render_as_string()


def test_the_slides_of_the_usual_agenda_become_a_file(url: str, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    def ask(*words: str, code: int = 0) -> str:
        assert cli.main([*words, "--database", url]) == code
        captured = capsys.readouterr()
        return (captured.err if code else captured.out).strip()

    assert ask("meeting", "agendas") == "Chưa có chương trình họp nào."
    make = ("meeting", "default", "--jurisdiction", "hau-giang", "--label", "Giao ban tháng", "--by", "Văn phòng")
    number = ask(*make)
    assert ask(*make, code=cli.WRONG_USAGE) == "Đã có chương trình họp tên này. Đặt tên khác."
    (listed,) = json.loads(ask("meeting", "agendas", "--jurisdiction", "hau-giang", "--json"))
    assert set(listed) == keys("An agenda of `meeting agendas`")
    assert (str(listed["number"]), listed["name"], listed["by"]) == (number, "Giao ban tháng", "Văn phòng")
    assert ask("meeting", "agendas").endswith("5 mục  (hau-giang)")
    assert ask("meeting", "agendas", "--jurisdiction", "thi-xa", "--json") == "[]"

    ask("snapshot", "create", "--jurisdiction", "hau-giang", "--label", "Họp")
    folder = tmp_path / "moi"
    deck, page = folder / "hop.pptx", folder / "hop.html"
    assert ask("meeting", "deck", number, "1", "--out", str(deck)) == str(deck)
    assert len(pptx.Presentation(str(deck)).slides) == 12
    ask("meeting", "deck", number, "1", "--out", str(page))
    slides = page.read_text(encoding="utf-8").count('<section class="slide')
    assert slides == 12 + 11  # one of each organisation as well
    assert "hoặc không có bản chốt" in ask("meeting", "deck", number, "9", "--out", str(deck), code=UNKNOWN_VALUE)
    assert "phải là một tệp" in ask("meeting", "deck", number, "1", "--out", "hop.pdf", code=cli.WRONG_USAGE)
    assert "Không ghi được" in ask("meeting", "deck", number, "1", "--out", str(page / "hop.pptx"), code=cli.FAILED)
    assert sorted(path.name for path in folder.iterdir()) == ["hop.html", "hop.pptx"]
