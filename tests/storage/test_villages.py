"""Several villages in one database: nothing crosses over. And the engine's own promises, on both."""

from __future__ import annotations

from bot.domain.reminder import ReminderKind
from bot.ports import Records, Store
from storage import Engine
from tests.storage.samples import CHAT, DAY, NOW, Sample, draft, settle


async def neighbour(engine: Engine) -> Store:
    return engine.store(await engine.village("别样村", "Asia/Shanghai", "en", key="other"))


async def test_a_village_keeps_its_id_when_its_name_changes(engine: Engine) -> None:
    first = await engine.village("那郎村", "Asia/Shanghai", "zh_CN")
    again = await engine.village("那郎新村", "Asia/Urumqi", "en")
    other = await engine.village("那郎村", "Asia/Shanghai", "zh_CN", key="other")

    assert (again.id, again.name, again.timezone, again.locale) == (first.id, "那郎新村", "Asia/Urumqi", "en")
    assert other.id != first.id


async def test_one_person_in_two_villages_is_two_accounts(engine: Engine) -> None:
    here = engine.store(await engine.village("那郎村", "Asia/Shanghai", "zh_CN"))
    mine, yours = await settle(here), await settle(await neighbour(engine))

    assert mine.villager.telegram_id == yours.villager.telegram_id
    assert mine.villager.id != yours.villager.id
    assert await yours.look(lambda records: records.accounts.get(mine.villager.id)) is None


async def test_another_villages_rows_are_neither_seen_nor_changed(sample: Sample, engine: Engine) -> None:
    case = await sample.case()
    entry = await sample.entry(case_id=case.id, message_id=5)
    await sample.receive((1, 1))
    await sample.post(draft(key="k"))
    await sample.do(lambda r: r.reminders.put(ReminderKind.OVERDUE, case.id, "", NOW))
    (update,), (message,) = await sample.inbox(), await sample.outbox()
    (reminder,) = await sample.look(lambda records: records.reminders.due(NOW, 9))
    other = await neighbour(engine)

    async def meddle(records: Records) -> list[object]:
        await records.cases.save(case.answered(NOW))
        await records.entries.erase([entry.id])
        await records.outbox.claim([message.id])
        await records.people.save_household(sample.other_household)
        await records.accounts.set_reachable(sample.villager.id, reachable=False)
        await records.inbox.fail(update.id, "KeyError", None)
        return [
            await records.cases.get(case.id),
            await records.cases.by_number(case.number),
            await records.entries.get(entry.id),
            await records.threads.case_of(CHAT, 5),
            await records.reminders.settle(reminder.id, NOW) or None,
            await records.outbox.undeliverable_to(CHAT, "Forbidden") or None,
            await records.inbox.drop(update.id) or None,
            await records.people.household(sample.household.id),
            await records.accounts.by_telegram_id(CHAT),
            await records.standings.of(CHAT),
            await records.standings.of_account(sample.villager.id),
        ]

    assert set(await other.transact(meddle)) == {None}
    assert await sample.look(lambda records: records.cases.get(case.id)) == case
    assert await sample.look(lambda records: records.entries.get(entry.id)) == entry
    assert await sample.look(lambda records: records.reminders.due(NOW + DAY, 9)) == [reminder]
    assert await sample.inbox() == [update]
    assert await sample.outbox() == [message]
    assert await sample.look(lambda r: r.accounts.get(sample.villager.id)) == sample.villager


async def test_both_villages_use_the_same_numbers_and_keys(sample: Sample, engine: Engine) -> None:
    other = await settle(await neighbour(engine))
    cases = [await each.case() for each in (sample, other)]
    for each in (sample, other):
        assert await each.receive((1, 1)) == 1
        await each.post(draft(key="k"))
        assert len(await each.outbox()) == 1

    assert cases[0].number == cases[1].number
