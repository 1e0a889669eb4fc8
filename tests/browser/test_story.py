"""The whole story by clicking, in order: each test goes on where the one before it ended."""

import re

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import shoot
from tests.browser.hand import PATIENCE, Hand

pytestmark = pytest.mark.asyncio(loop_scope="module")

MATTER = "路灯坏了半个月了，晚上老人看不见路"


@pytest_asyncio.fixture(loop_scope="module")
async def hands(page: Page) -> tuple[Hand, Hand, Hand]:
    """Return villager, cadre and secretary."""
    return Hand(page, 1), Hand(page, 2), Hand(page, 3)


async def test_three_people_join_by_their_cards(page: Page, hands: tuple[Hand, Hand, Hand]) -> None:
    villager, cadre, secretary = hands
    await shoot(page, "01-before")
    for hand in (cadre, secretary, villager):
        await hand.scan()
        await hand.tap("同意加入")
    await villager.tap("全家共用这部手机")
    for hand in hands:
        await hand.sees("加入好了")
    await expect(villager.phone.locator(".reply-keyboard")).to_contain_text("反映问题")
    await shoot(page, "02-joined")


async def test_a_matter_in_words_picture_and_voice_reaches_the_cadre(
    page: Page, hands: tuple[Hand, Hand, Hand]
) -> None:
    villager, cadre, _ = hands
    await villager.press("反映问题")
    await villager.write(MATTER)
    await villager.attach("示例照片")
    await expect(villager.phone.locator(".own img")).to_be_visible()
    await villager.attach("示例语音")
    await villager.tap("村民议事中心")
    await villager.sees("负责")
    await cadre.sees(MATTER)
    await expect(cadre.phone.locator(".message img")).to_be_visible(timeout=PATIENCE)
    await expect(cadre.phone.locator(".voice")).to_be_visible(timeout=PATIENCE)
    await expect(villager.message(MATTER).get_by_role("img", name="机器人已收到")).to_be_visible()
    await expect(page.locator("[data-station='cases'] b")).to_have_text("1")
    await shoot(page, "03-matter")


async def test_what_is_written_while_the_bot_is_dead_is_not_lost(
    page: Page, hands: tuple[Hand, Hand, Hand]
) -> None:
    villager, cadre, _ = hands
    lamp = page.locator(".lamp")
    await page.get_by_role("button", name="杀掉机器人").click()
    await expect(lamp).to_have_attribute("aria-label", "机器人停了，马上回来")
    await villager.write("机器人死的时候写的")
    await expect(villager.message("死的时候").get_by_role("img", name="已发出")).to_be_visible()
    await shoot(page, "04-killed")
    await expect(lamp).to_have_attribute("aria-label", "机器人在运行，启动过 2 次", timeout=PATIENCE)
    await expect(villager.message("死的时候").get_by_role("img", name="机器人已收到")).to_be_visible(
        timeout=PATIENCE
    )
    await villager.tap("接着说 2026-0001")
    await cadre.sees("机器人死的时候写的")


async def test_a_reply_that_quotes_the_task_answers_the_villager(
    page: Page, hands: tuple[Hand, Hand, Hand]
) -> None:
    villager, cadre, _ = hands
    await cadre.choose(cadre.message("任务 2026-0001"), "回复")
    await cadre.write("电工明天来修")
    await villager.sees("电工明天来修")
    await cadre.tap("还没办完")
    await shoot(page, "05-answered")


async def test_deadline_after_deadline_reminds_the_cadre_and_tells_the_secretary(
    page: Page, hands: tuple[Hand, Hand, Hand]
) -> None:
    _, cadre, secretary = hands
    clock = page.locator(".clock time")
    await shows_after_jumps(page, cadre.phone.locator(".day").nth(1))
    await expect(clock).not_to_contain_text("11月16日")
    await shows_after_jumps(page, secretary.message("2026-0001"))
    await shoot(page, "06-overdue")


async def shows_after_jumps(page: Page, wanted: Locator) -> None:
    """Go from deadline to deadline until this is there; ten are more than enough."""
    for _ in range(10):
        if await wanted.count():
            return
        before = await page.locator(".clock time").inner_text()
        await page.get_by_role("button", name="到下一个期限").click(timeout=PATIENCE)
        await expect(page.locator(".clock time")).not_to_have_text(before)
        await settled(page)
    await expect(wanted).to_be_visible()


async def settled(page: Page) -> None:
    """Wait until the bot has nothing to send, for as long as it takes to be sure of it."""
    quiet = "() => document.querySelector('[data-station=outbox] b').textContent === '0'"
    for _ in range(3):
        await page.wait_for_timeout(300)
        await page.wait_for_function(quiet)


async def test_month_end_goes_out_to_everybody_before_ones_eyes(
    page: Page, hands: tuple[Hand, Hand, Hand]
) -> None:
    await page.get_by_role("button", name=re.compile("到月底.*11月30日")).click()
    for hand in hands:
        await hand.sees("2026年11月公示")
    bar = page.get_by_role("progressbar", name="正在发给全村")
    await expect(bar).to_have_js_property("max", 1508, timeout=PATIENCE)
    done = int(await bar.evaluate("bar => bar.value"))
    await page.wait_for_function(
        "done => document.querySelector('.broadcast progress').value > done + 20", arg=done
    )
    await shoot(page, "07-month-end")


async def test_the_conversation_is_still_there_after_the_page_was_closed(
    page: Page, hands: tuple[Hand, Hand, Hand]
) -> None:
    villager, cadre, _ = hands
    await villager.sees(MATTER)
    await cadre.sees("电工明天来修")
    await page.reload()
    await villager.sees(MATTER)
    await expect(villager.phone.locator(".reply-keyboard")).to_contain_text("我的事项")
