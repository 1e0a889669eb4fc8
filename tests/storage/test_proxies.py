"""Paperwork and papers, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.content import Content, ContentKind
from bot.domain.paper import Paper
from bot.domain.paper_life import PaperMove, PaperState
from bot.domain.procedure import Procedure
from bot.domain.proxy import Proxy
from bot.domain.proxy_life import ProxyStep
from bot.domain.queues import Delivery, OutboxState
from bot.domain.topic import Topic
from bot.ports import Records
from storage import Engine
from tests.storage.samples import DAY, NOW, SECOND, Sample, draft, settle

CARD = Procedure("医保卡", ("身份证",), "医保窗口", 15, "医保卡")
PHOTO = Content(ContentKind.PHOTO, "身份证正面", {"file_id": "photo-of-a-paper"})


async def handled(sample: Sample) -> tuple[Proxy, Paper]:
    case = await sample.case()
    proxy = Proxy.of(case.id, CARD, NOW)
    await sample.do(lambda records: records.proxies.put(proxy))
    paper = await sample.do(lambda records: records.proxies.add_paper(Paper(0, case.id, "身份证")))
    return proxy, paper


async def test_what_is_handled_comes_back_as_it_was_put_and_takes_the_place_of_what_was(
    sample: Sample,
) -> None:
    proxy, _ = await handled(sample)
    assert await sample.look(lambda records: records.proxies.get(proxy.case_id)) == proxy
    moved = replace(proxy.stepped(ProxyStep.ACCEPT, NOW + SECOND), fetch=True, done_at=NOW, ended_at=NOW)
    await sample.do(lambda records: records.proxies.put(moved))
    assert await sample.look(lambda records: records.proxies.get(proxy.case_id)) == moved
    assert await sample.look(lambda records: records.proxies.get(proxy.case_id + 1)) is None


async def test_papers_come_back_in_order_and_as_they_were_saved(sample: Sample) -> None:
    proxy, first = await handled(sample)
    second = await sample.do(lambda records: records.proxies.add_paper(Paper(0, proxy.case_id, "户口\x00簿")))
    moved = replace(first.moved(PaperMove.RECEIVE, NOW, sample.cadre.id), told=PaperState.RECEIVED)
    await sample.do(lambda records: records.proxies.save_paper(moved))
    found = await sample.look(lambda records: records.proxies.papers(proxy.case_id))
    assert found == [moved, replace(second, name="户口\ufffd簿")]
    assert await sample.look(lambda records: records.proxies.paper(first.id)) == moved


async def test_only_papers_that_nobody_ever_gave_away_leave_the_list(sample: Sample) -> None:
    proxy, first = await handled(sample)
    await sample.do(lambda records: records.proxies.add_paper(Paper(0, proxy.case_id, "户口簿")))
    moved = first.moved(PaperMove.RECEIVE, NOW, sample.cadre.id)
    await sample.do(lambda records: records.proxies.save_paper(moved))
    await sample.do(lambda records: records.proxies.drop_wanted(proxy.case_id))
    assert await sample.look(lambda records: records.proxies.papers(proxy.case_id)) == [moved]


async def test_procedures_done_are_counted_by_when_they_were_done(sample: Sample) -> None:
    proxy, _ = await handled(sample)
    assert await sample.look(lambda records: records.proxies.done(NOW, NOW + DAY)) == 0
    await sample.do(lambda records: records.proxies.put(replace(proxy, done_at=NOW)))
    assert await sample.look(lambda records: records.proxies.done(NOW, NOW + DAY)) == 1
    assert await sample.look(lambda records: records.proxies.done(NOW - DAY, NOW)) == 0
    assert await sample.look(lambda records: records.proxies.done(NOW + SECOND, NOW + DAY)) == 0


async def test_what_became_of_messages_is_found_by_their_keys_and_what_they_said_is_blanked(
    sample: Sample,
) -> None:
    await sample.post(draft(key="papers:1:5:0"), draft(key="papers:1:5:1"), draft(key="papers:12:5:0"))
    first, second, _ = await sample.outbox()

    async def unit(records: Records) -> None:
        await records.outbox.claim([first.id])
        await records.outbox.sent([Delivery(first.id, [41, 42])], NOW)
        await records.outbox.blank("papers:1:")

    await sample.do(unit)
    found = await sample.look(lambda records: records.outbox.keyed("papers:1:"))
    assert [(row.id, row.state, row.message_ids, row.settled_at) for row in found] == [
        (first.id, OutboxState.SENT, (41, 42), NOW),
        (second.id, OutboxState.PENDING, (), None),
    ]
    assert len(await sample.outbox()) == 2  # what waits can still be sent


async def test_references_of_photos_go_when_it_ended_so_long_ago_and_captions_stay(sample: Sample) -> None:
    proxy, _ = await handled(sample)
    entry = await sample.entry(content=PHOTO, case_id=proxy.case_id)
    ordinary = await sample.entry(content=PHOTO, message_id=77, case_id=(await sample.case()).id)

    async def erase() -> int:
        return await sample.do(lambda records: records.erasure.papers(NOW, 100))

    assert await erase() == 0
    await sample.do(lambda records: records.proxies.put(replace(proxy, ended_at=NOW - SECOND)))
    assert await erase() == 1
    assert await erase() == 0
    kept = await sample.look(lambda records: records.entries.get(entry.id))
    assert kept is not None
    assert kept.content == Content(ContentKind.TEXT, "身份证正面")
    other = await sample.look(lambda records: records.entries.get(ordinary.id))
    assert other is not None
    assert other.content == PHOTO


async def test_likewise_where_its_case_was_closed_before_any_procedure_was_chosen(sample: Sample) -> None:
    case = await sample.case()
    await sample.entry(content=PHOTO, case_id=case.id)
    closed = replace(case, topic=Topic.PROXY, closed_at=NOW - timedelta(seconds=1))
    await sample.do(lambda records: records.cases.save(closed))
    assert await sample.do(lambda records: records.erasure.papers(NOW, 100)) == 1


async def test_forgetting_a_case_forgets_which_papers_it_was_about(sample: Sample) -> None:
    proxy, paper = await handled(sample)
    await sample.do(lambda records: records.erasure.case(proxy.case_id))
    kept = await sample.look(lambda records: records.proxies.get(proxy.case_id))
    assert kept == replace(proxy, procedure="", office="", result="")
    assert await sample.look(lambda records: records.proxies.paper(paper.id)) == replace(paper, name="")


async def test_so_does_the_end_of_its_time(sample: Sample) -> None:
    proxy, paper = await handled(sample)
    case = await sample.look(lambda records: records.cases.get(proxy.case_id))
    assert case is not None
    await sample.do(lambda records: records.cases.save(replace(case, closed_at=NOW - SECOND)))
    assert await sample.do(lambda records: records.erasure.closed_words(NOW, 100)) == 1
    assert await sample.do(lambda records: records.erasure.closed_words(NOW, 100)) == 0
    assert await sample.look(lambda records: records.proxies.paper(paper.id)) == replace(paper, name="")


async def test_another_villages_papers_are_neither_seen_nor_changed(sample: Sample, engine: Engine) -> None:
    proxy, paper = await handled(sample)
    other = await settle(engine.store(await engine.village("别样村", "Asia/Shanghai", "en", key="other")))
    await other.do(lambda records: records.proxies.save_paper(replace(paper, name="别的")))
    await other.do(lambda records: records.proxies.drop_wanted(proxy.case_id))
    assert await other.look(lambda records: records.proxies.get(proxy.case_id)) is None
    assert await sample.look(lambda records: records.proxies.papers(proxy.case_id)) == [paper]
