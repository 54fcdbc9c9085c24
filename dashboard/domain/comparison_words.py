"""Comparisons in words: with the month before, with the size of the quota, with others alike, along the way of people.

Tone: what moved up stands first; a place among others is told in thirds; limits are what usually happens, not a proof.
"""

from __future__ import annotations

from dashboard.domain.funnel import ORGANIZATIONS_NEEDED, Funnel
from dashboard.domain.movement import Move, Movement
from dashboard.domain.narrative import cluster_word, lower_first, people, state_word
from dashboard.domain.numbers import one_digit
from dashboard.domain.peers import OTHERS_NEEDED, SIZE_FACTOR, Peers
from dashboard.domain.pipeline import Pipeline
from dashboard.domain.position import Standing
from dashboard.i18n.language import N_, Language


def movement_sentence(language: Language, moved: Movement) -> str:
    """Return "So với 30/04/2024: 12 đơn vị lên bậc, 3 xuống bậc, 88 giữ nguyên, 5 không so được."."""
    parts = [
        language.plural("{n} đơn vị lên bậc", len(moved.up)),
        language.text("{n} xuống bậc", n=language.number(len(moved.down))),
        language.text("{n} giữ nguyên", n=language.number(moved.same)),
    ]
    if moved.unknown:
        parts.append(language.text("{n} không so được", n=language.number(moved.unknown)))
    return language.text("So với {day}: {parts}.", day=language.day(moved.since), parts=", ".join(parts))


def good_news(language: Language, moved: Movement) -> str:
    """Return the heading over those who moved up."""
    done = sum(move.done_now for move in moved.up)
    if 0 < done < len(moved.up):
        return language.plural(
            "Chuyển biến tốt trong tháng: {n} đơn vị lên bậc, trong đó {done} đạt, vượt chỉ tiêu",
            len(moved.up),
            done=language.number(done),
        )
    if done:
        return language.plural("Chuyển biến tốt trong tháng: thêm {n} đơn vị đạt, vượt chỉ tiêu", done)
    if moved.up:
        return language.plural("Chuyển biến tốt trong tháng: {n} đơn vị lên bậc", len(moved.up))
    return language.text("Trong tháng chưa có đơn vị nào lên bậc")


def state_before(language: Language, move: Move) -> str:
    """Return the state an organisation came from, to stand under the one it has now."""
    return language.text("trước đó: {state}", state=lower_first(state_word(language, move.before)))


def funnel_sentence(language: Language, drawn: Funnel) -> str:
    """Return how many stand outside what size alone explains, or why nothing is drawn."""
    if drawn.withheld == "too_few":
        text = N_("Chưa vẽ: cần ít nhất {needed} đơn vị có chỉ tiêu từ {least} người và đã báo cáo.")
        return language.text(text, needed=ORGANIZATIONS_NEEDED, least=drawn.least)
    if drawn.withheld == "nobody_found":
        text = N_("Không có đơn vị nào khớp tên tìm mà có chỉ tiêu từ {least} người và đã báo cáo.")
        return language.text(text, least=drawn.least)
    if drawn.withheld:
        return language.text("Chưa vẽ: vào ngày này mức cần đạt chưa bắt đầu hoặc đã là cả chỉ tiêu năm.")
    return language.plural(
        "Trong {n} đơn vị có chỉ tiêu từ {least} người, {below} dưới và {above} trên mức dao động thường gặp.",
        len(drawn.points),
        least=drawn.least,
        below=language.number(len(drawn.below)),
        above=language.number(len(drawn.above)),
    )


def funnel_limits(language: Language, drawn: Funnel) -> str:
    """Return what the axes and the band mean; empty where nothing is drawn."""
    if drawn.withheld:
        return ""
    said = [
        language.text("Dọc: phần chỉ tiêu năm đã đạt; ngang: chỉ tiêu năm, số người."),
        language.text(
            "Dải xám là mức dao động thường gặp: nếu đúng nhịp chung, cứ mười đơn vị cùng cỡ thì tám nằm trong dải;"
            " đơn vị có nhịp riêng được xét thêm theo nhịp đó."
        ),
    ]
    if drawn.scattered:
        said.append(language.text("Ở đây số ngoài dải nhiều hơn hẳn: khác biệt không chỉ do dao động thường gặp."))
    return " ".join(said)


def peers_sentence(language: Language, standing: Standing, peers: Peers) -> str:
    """Return how the organisation stands among those alike, or why it is compared with nobody."""
    if peers.median is None:
        reasons = {
            "no_quota": language.text("Không so vì không giao chỉ tiêu."),
            "small_quota": language.text(
                "Không so vì chỉ tiêu từ {n} người trở xuống: thêm hay bớt một người đã khác nhiều.",
                n=standing.limits.small_quota,
            ),
            "not_reported": language.text("Chưa so được vì còn thiếu báo cáo kỳ này."),
            "too_few": language.text("Không so vì có chưa đến {n} đơn vị cùng loại và cùng cỡ.", n=OTHERS_NEEDED),
        }
        return reasons[peers.withheld]
    places = {
        1: language.text("thuộc một phần ba có tỷ lệ cao hơn"),
        2: language.text("thuộc một phần ba ở giữa"),
        3: language.text("thuộc một phần ba có tỷ lệ thấp hơn"),
    }
    return language.text(
        "Đạt {own}; một nửa đơn vị cùng loại đạt từ {median} trở lên; {place}.",
        own=language.percent(standing.percent),
        median=language.percent(one_digit(peers.median * 100)),
        place=places[peers.third],
    )


def peers_rule(language: Language, standing: Standing, peers: Peers) -> str:
    """Return which organisations are alike, for the note under the comparison."""
    quota, cluster = standing.quota or 0, standing.organization.cluster
    alike = language.plural("So với {n} đơn vị khác cùng loại", len(peers.others))
    if cluster:
        alike += f" ({lower_first(cluster_word(language, cluster))})"
    if peers.elsewhere:
        text = N_("{alike} trong toàn Đảng bộ, vì dưới cùng cấp trên có chưa đến {n}")
        alike = language.text(text, alike=alike, n=OTHERS_NEEDED)
    return language.text(
        "{alike}, chỉ tiêu từ {low} đến {high} người, đã báo cáo kỳ này.",
        alike=alike,
        low=language.number(max(standing.limits.small_quota + 1, -(-quota // SIZE_FACTOR))),
        high=language.number(quota * SIZE_FACTOR),
    )


def pipeline_sentence(language: Language, steps: Pipeline) -> str:
    """Return the people on their way where nobody was admitted yet; empty when no report names a pool."""
    if steps.pool is None:
        return ""
    parts = [language.text("{people} trong nguồn", people=people(language, steps.pool))]
    if steps.certificate_holders is not None:
        parts.append(language.text("{n} đã học lớp nhận thức", n=language.number(steps.certificate_holders)))
    if steps.files_pending is not None:
        parts.append(language.plural("{n} hồ sơ đang xét", steps.files_pending))
    sentence = language.plural("{n} đơn vị chưa kết nạp được có {parts}", steps.organizations, parts=", ".join(parts))
    if steps.silent:
        sentence += language.plural("; {n} đơn vị không báo nguồn", steps.silent)
    return sentence + "."
