"""Voting: each household once, changed until the close, counted then, and nobody finds out who chose what."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.domain.actions.matter_lead import LeadMatter
from bot.domain.actions.voting import AskVoteDay, ExtendVote, ShowVote
from bot.domain.audit import Act
from bot.domain.ballot import Totals
from bot.domain.keyboard import Keyboard, button_data, new_token
from bot.domain.matter_life import Stage
from bot.domain.notices.hand_counts import TotalsDontFit
from bot.domain.notices.matters import StaleButton
from bot.domain.notices.voting import (
    NotTheVoter,
    TookPartByHand,
    VoteOver,
)
from bot.domain.queues import RawUpdate
from bot.domain.vote_life import VoteState
from bot.usecases import my_data
from bot.usecases.auditing import AuditQuery, find
from bot.usecases.incoming import By
from bot.usecases.reminding import plan
from bot.usecases.tapping import Tap, Tapped, tap
from handlers.taps import TAPS
from tests.usecases.people import ROSTER
from tests.usecases.phone import Phone
from tests.usecases.scenes import SECRETARY, WANG
from tests.usecases.town import START, Town, open_town
from tests.usecases.votes import announced, ballots, by_hand, close, discussed, now, opened, shown, stage

NUMBERS = [household.number for household in ROSTER.households]


async def forged(town: Town, phone: Phone, action: object) -> None:
    """Let somebody tap a button that he was shown."""
    keyboard = Keyboard(new_token(), phone.account_id, [action], town.clock.at)  # type: ignore[list-item]
    await town.do(lambda records: records.keyboards.add(keyboard))
    by = By(phone.telegram_id)
    command = Tap(by, button_data(keyboard.token, 0), phone.telegram_id, None, "", "")
    await town.serve(tap, Tapped(command, TAPS), by)


async def acts(town: Town) -> list[tuple[Act, str]]:
    """Return who did what, of what is noted of votes."""
    query = AuditQuery(START, START.replace(year=2027))
    found = await town.look(lambda records: find(records, query))
    return [(one.entry.act, one.who) for one in found]


async def test_a_vote_from_its_notice_to_its_result(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        phones = [await town.villager_joins(number) for number in NUMBERS[:7]]
        vote = await announced(town)
        assert phones[0].last("一户一票").text.endswith("您家由您投票。")
        await town.pass_(days=10)
        assert await stage(town, vote) is Stage.VOTING
        for phone, choice in zip(phones, ["同意"] * 4 + ["反对", "弃权", "反对"], strict=True):
            assert await phone.tap(choice) is None
        assert await phones[4].tap("同意") is None
        assert await ballots(town, vote) == Totals(5, 1, 1)
        counted = await close(town, vote)
        assert (counted.state, counted.totals) == (VoteState.ADOPTED, Totals(5, 1, 1))
        assert await stage(town, vote) is Stage.DECIDED
        assert "同意5户，反对1户，弃权1户；9户里有7户参加" in phones[6].last("通过了").text
        await phones[6].tap("谁家参加了")
        assert "1-001 田样户11" in phones[6].last("户里有7户参加：").text


async def test_the_day_is_written_and_all_that_follows_is_shown_before_the_notice(tmp_path: Path) -> None:
    async with open_town(tmp_path, deliberation={"stages": ["discussed"]}) as town:
        villager = await town.villager_joins("2-001")
        matter_id = await discussed(town)
        secretary = town.phones[SECRETARY]
        await forged(town, secretary, LeadMatter(matter_id))
        await secretary.tap("定投票日子")
        assert "最早11月27日（星期五）" in secretary.got[-1].text
        for words, said in (
            ("过几天吧", "没看懂是哪天"),
            ("11月26日", "太早了"),
            ("2月30日", "没看懂是哪天"),
        ):
            await secretary.write(words)
            assert said in secretary.got[-1].text
        await secretary.write("11月27日")
        assert "11月27日（星期五）上午8:00至11月30日（星期一）晚上6:00" in secretary.got[-1].text
        assert "定下来：9户" in secretary.got[-1].text
        await secretary.tap("发公告")
        assert (Act.ANNOUNCED_VOTE, SECRETARY) in await acts(town)
        await town.pass_(minutes=1)
        assert "11月27日（星期五）上午8:00到11月30日" in villager.last("一户一票").text
        await forged(town, secretary, AskVoteDay(matter_id))
        assert "现在还不能发投票公告" in secretary.got[-1].text


async def test_too_few_may_vote_anew_on_a_new_date_and_the_first_count_is_erased(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        phone = await town.villager_joins("2-001")
        vote = await opened(town)
        await phone.tap("同意")
        await close(town, vote)
        secretary = town.phones[SECRETARY]
        await forged(town, secretary, LeadMatter(vote.matter_id))
        await secretary.tap("定投票日子")
        await secretary.write("12月25日")
        await secretary.tap("发公告")
        assert (await now(town, vote)).totals is None
        again = await town.look(lambda records: records.votes.of_matter(vote.matter_id))
        assert again is not None
        assert (again.id, again.state) == (vote.id + 1, VoteState.ANNOUNCED)
        assert await town.look(lambda records: records.votes.took_part(again.id)) == 0
        await forged(town, secretary, ExtendVote(vote.id))
        assert "不能再延长了" in secretary.got[-1].text


async def test_a_matter_that_is_dropped_takes_its_vote_with_it(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        phone = await town.villager_joins("2-001")
        vote = await opened(town)
        await phone.tap("同意")
        secretary = town.phones[SECRETARY]
        await forged(town, secretary, LeadMatter(vote.matter_id))
        await secretary.tap("不办了")
        await secretary.write("乡里已经修了")
        await town.pass_(minutes=1)
        assert "这件事不投票了：乡里已经修了" in phone.last("不投票了").text
        assert await ballots(town, vote) == Totals()
        assert isinstance(await phone.tap("反对"), StaleButton)
        await town.pass_(days=5)
        assert (await now(town, vote)).state is VoteState.CALLED_OFF


async def test_a_bot_that_was_off_at_the_close_waits_for_what_is_on_its_way(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        phone = await town.villager_joins("2-001")
        vote = await opened(town)
        town.clock.at = vote.closes_at + timedelta(hours=1)
        await town.desk.perform(plan, None)
        async for _ in town.firings():
            pass
        assert (await now(town, vote)).state is VoteState.OPEN
        assert await phone.tap("同意") is None
        await town.pass_(minutes=11)
        assert (await now(town, vote)).totals == Totals(1)


async def test_the_close_waits_for_taps_that_came_before_it(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        vote = await opened(town)
        raw = RawUpdate(77, 4711, "{}", readable=True)
        await town.pass_(days=2, hours=23)
        await town.do(lambda records: records.inbox.put([raw], town.clock.at))
        await town.pass_(hours=1, seconds=3)
        assert (await now(town, vote)).state is VoteState.OPEN
        (row,) = await town.look(lambda records: records.inbox.heads(town.clock.at, 5))
        await town.do(lambda records: records.inbox.settle(row.id, town.clock.at))
        await town.pass_(seconds=2)
        assert (await now(town, vote)).is_closed


async def test_what_was_chosen_is_said_over_the_button_and_in_no_message(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        phone = await town.villager_joins("2-001")
        await opened(town)
        question = phone.last("您家同意吗")
        data = question.data("反对")
        assert data is not None
        command = Tap(By(phone.telegram_id), data, phone.telegram_id, question.message_ids[0], "", "反对")
        over = await town.desk.perform(tap, Tapped(command, TAPS))
        assert over is not None
        await town.deliver()
        said = [got.text for got in phone.got if got.row.id >= question.row.id]
        assert not any("反对" in text for text in said)
        assert "您家已经投票" in said[-1]


async def test_buttons_lose_their_meaning_with_the_tap_and_the_message_gets_others(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        phone = await town.villager_joins("2-001")
        vote = await opened(town)
        question = phone.last("您家同意吗")
        token = question.buttons[0][1].partition(":")[0]
        assert await phone.tap("同意", question) is None
        assert await town.look(lambda records: records.keyboards.get(token)) is None
        assert await phone.tap("反对") is None
        assert await ballots(town, vote) == Totals(0, 1, 0)


async def test_another_of_the_household_hears_who_has_voted(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        second = await town.villager_joins("2-001", 1)
        head = await town.villager_joins("2-001", 0)
        vote = await opened(town)
        assert second.last("您家由罗样户21投票").labels == []
        assert head.last("您家同意吗").labels == ["同意", "反对", "弃权", "换家里别人投票"]
        await head.tap("换家里别人投票")
        await head.tap("罗样眷21")
        assert second.count("以后您家由您投票") == 1
        refusal = await head.tap("同意", head.last("您家同意吗"))
        assert isinstance(refusal, NotTheVoter)
        assert (refusal.name, refusal.voted) == ("罗样眷21", False)
        await forged(town, second, ShowVote(vote.matter_id))
        assert await second.tap("同意") is None
        await forged(town, head, ShowVote(vote.matter_id))
        assert "罗样眷21已经投了" in head.got[-1].text
        assert await ballots(town, vote) == Totals(1)


async def test_a_meeting_cancels_taps_and_both_are_counted_once(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        phones = {number: await town.villager_joins(number) for number in NUMBERS}
        vote = await opened(town)
        for number in ("1-001", "1-002", "3-001"):
            await phones[number].tap("反对")
        await forged(town, town.phones[SECRETARY], ShowVote(vote.matter_id))
        witness = await by_hand(town, "1组 2-001到2-003 9-999", "5 1 0")
        assert town.phones[SECRETARY].count("没有找到：9-999") == 1
        assert await ballots(town, vote) == Totals(0, 3, 0)
        assert "6户：1-001 1-002 1-003 2-001 2-002 2-003" in witness.last("属实吗").text
        await witness.tap("属实")
        assert await ballots(town, vote) == Totals(0, 1, 0)
        assert phones["1-001"].count("手机上投的那一票不算了") == 1
        assert phones["1-003"].count("手机上投的那一票不算了") == 0
        assert isinstance(await phones["1-001"].tap("同意"), TookPartByHand)
        assert {(Act.ENTERED_HANDS, SECRETARY), (Act.CONFIRMED_HANDS, WANG)} <= set(await acts(town))
        counted = await close(town, vote)
        assert counted.totals == Totals(5, 2, 0)
        assert all(one.totals is None for one in await town.look(lambda r: r.hand_counts.of_vote(vote.id)))


async def test_totals_that_do_not_fit_are_asked_for_again(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        vote = await opened(town)
        secretary = town.phones[SECRETARY]
        await forged(town, secretary, ShowVote(vote.matter_id))
        await secretary.tap("登记现场表决")
        await secretary.tap("纸票")
        await secretary.tap("1组")
        await secretary.tap("1-001")
        assert "1组到了1户" in secretary.got[-1].text
        await secretary.tap("全组都到了")
        await secretary.tap("回到各小组")
        await secretary.tap("选好了")
        await secretary.write("同意2 反对2 弃权0")
        assert "2加2加0是4，可是选了3户" in secretary.got[-1].text
        await secretary.write("同意2 反对1")
        asked = secretary.last("同意2，反对1，弃权0")
        await secretary.tap("1组", secretary.last("哪些户参加了"))
        await secretary.tap("✔ 1-002")  # not there after all
        assert isinstance(await secretary.tap(WANG, asked), TotalsDontFit)
        await secretary.tap("1-002")
        await secretary.tap("回到各小组")
        await secretary.tap("选好了")
        await secretary.write("2 1 0")
        await secretary.tap(WANG)
        await town.phones[WANG].tap("不对")
        assert secretary.count("王样乙说不对") == 1
        assert (Act.REFUSED_HANDS, WANG) in await acts(town)
        assert await town.look(lambda records: records.votes.took_part(vote.id)) == 0


async def test_what_was_begun_and_thrown_away_takes_no_more_words(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        vote = await opened(town)
        secretary = town.phones[SECRETARY]
        await shown(town, secretary, vote)
        await secretary.tap("登记现场表决")
        await secretary.tap("开会举手")
        await secretary.tap("不登记了")
        assert secretary.count("登记的已经撤回") == 1
        await secretary.write("1组")
        assert "哪些户参加了" not in secretary.got[-1].text


async def test_what_nobody_has_confirmed_at_the_close_counts_nowhere(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        vote = await opened(town)
        await forged(town, town.phones[SECRETARY], ShowVote(vote.matter_id))
        witness = await by_hand(town, "1组 2组 3组", "9 0 0")
        assert (await close(town, vote)).state is VoteState.SHORT
        assert town.phones[SECRETARY].count("没有人作证，所以没有算") == 1
        await witness.tap("属实")
        assert (await now(town, vote)).totals == Totals()


async def test_too_few_are_said_honestly_and_the_vote_goes_on_once(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        phones = [await town.villager_joins(number) for number in NUMBERS[:6]]
        vote = await opened(town)
        for phone in phones[:5]:
            await phone.tap("同意")
        short = await close(town, vote)
        assert (short.state, short.totals) == (VoteState.SHORT, Totals(5))
        assert await stage(town, vote) is Stage.UNDECIDED
        assert "9户里只有5户，要有6户才算数" in phones[0].got[-1].text
        assert "同意" not in phones[0].got[-1].text
        secretary = town.phones[SECRETARY]
        await secretary.tap("延长一次")
        assert (Act.EXTENDED_VOTE, SECRETARY) in await acts(town)
        await town.pass_(minutes=1)
        assert "您家的票已经算进去了" in phones[0].got[-1].text
        assert isinstance(await phones[0].tap("反对"), StaleButton)
        await forged(town, phones[0], ShowVote(vote.matter_id))
        assert phones[0].got[-1].labels == []
        assert await phones[5].tap("反对") is None
        assert (await close(town, vote)).totals == Totals(5, 1, 0)
        await forged(town, secretary, ExtendVote(vote.id))
        assert "不能再延长了" in secretary.got[-1].text


async def test_a_tap_that_came_before_the_close_counts_though_it_is_handled_after_it(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        phone, late = await town.villager_joins("2-001"), await town.villager_joins("2-002")
        vote = await opened(town)
        town.clock.at = vote.closes_at
        for one, at in ((phone, vote.closes_at - timedelta(microseconds=1)), (late, vote.closes_at)):
            question = one.last("您家同意吗")
            data = question.data("同意")
            assert data is not None
            command = Tap(By(one.telegram_id), data, one.telegram_id, question.message_ids[0], "", "", at)
            refusal = await town.try_(tap, Tapped(command, TAPS))
            assert (refusal is None) == (one is phone)
            assert one is phone or isinstance(refusal, VoteOver)
        assert await ballots(town, vote) == Totals(1)


async def test_own_data_tell_that_the_household_took_part_and_not_what_it_chose(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        phone = await town.villager_joins("2-001")
        await opened(town)
        await phone.tap("反对")
        await phone.press(my_data.begin)
        await phone.tap("给我一份文件")
        whole = phone.got[-1].whole
        assert "took_part" in whole
        assert "against" not in whole
        assert "反对" not in whole


async def test_a_household_that_leaves_the_roster_meanwhile_stays_in_the_count(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        phone = await town.villager_joins("2-001")
        vote = await opened(town)
        await phone.tap("同意")
        others = tuple(household for household in ROSTER.households if household.number != "2-001")
        await town.import_(replace(ROSTER, households=others))
        assert isinstance(await phone.tap("反对"), StaleButton)
        counted = await close(town, vote)
        assert (counted.electorate, counted.totals) == (9, Totals(1))
