"""What the page itself can do."""

import re

import pytest
from playwright.async_api import Browser, Page, expect

from bot.demo.open_house import House
from bot.demo.stage import TOKEN
from bot.simulator.client import SimulatorClient
from tests.browser.conftest import WIDE, shoot, visit
from tests.browser.hand import PATIENCE, Hand

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_each_phone_becomes_any_of_the_villages_people(page: Page) -> None:
    hand = Hand(page, 1)
    await hand.become("9-002户 陈样七九")
    await expect(hand.phone.locator(".owner")).to_contain_text("陈样七九")
    await hand.write("九组的水管漏了")
    await hand.sees("编号")
    await page.reload()
    await expect(hand.phone.locator(".owner")).to_contain_text("陈样七九")
    await hand.sees("九组的水管漏了")


async def test_somebody_who_is_not_on_the_roster_can_come(page: Page) -> None:
    hand = Hand(page, 1)
    await hand.become("外乡人")
    await expect(hand.phone.locator(".owner")).to_contain_text("外乡人")
    await hand.phone.get_by_role("button", name="扫联系卡").click()
    await expect(page.get_by_role("dialog")).to_contain_text("外乡人 手里没有卡")
    await page.get_by_label("卡上的链接").fill("https://example.org/?start=abc")
    await page.get_by_role("button", name="扫这张卡").click()
    await expect(page.get_by_role("alert")).to_have_text("这不是这个机器人的链接。")
    await page.keyboard.press("Escape")
    await hand.phone.get_by_role("button", name="开始", exact=True).click()
    await hand.sees("联心")


async def test_two_tabs_are_both_live(page: Page, house: House) -> None:
    other = await page.context.new_page()
    await visit(other, house.address)
    here, there = Hand(page, 1), Hand(other, 1)
    await here.become("5-002户 户主")
    await there.become("5-002户 户主")
    await here.write("从这一页写的")
    await there.sees("从这一页写的")
    await there.write("从那一页写的")
    await here.sees("从那一页写的")
    before = await other.locator(".clock time b").inner_text()
    await page.get_by_role("button", name="过 1 小时").click()
    await expect(other.locator(".clock time b")).not_to_have_text(before)
    await page.get_by_role("switch", name="Telegram 断了").click()
    await expect(other.get_by_role("switch", name="Telegram 断了")).to_be_checked()
    await other.get_by_role("switch", name="Telegram 断了").click()
    await expect(page.get_by_role("switch", name="Telegram 断了")).not_to_be_checked()


async def test_too_many_requests_slow_the_bot_down_and_lose_nothing(page: Page) -> None:
    hand = Hand(page, 1)
    await hand.become("4-003户 户主")
    too_fast = page.get_by_role("switch", name="发得太快")
    await too_fast.click()
    await expect(too_fast).to_be_checked()
    await hand.write("限速的时候写的")
    await hand.sees("编号")
    await too_fast.click()
    await expect(too_fast).not_to_be_checked()


async def test_what_is_written_while_telegram_is_down_arrives_afterwards(page: Page) -> None:
    hand = Hand(page, 1)
    await hand.become("4-002户 户主")
    down = page.get_by_role("switch", name="Telegram 断了")
    await down.click()
    await hand.write("断线的时候写的")
    await expect(page.locator("[data-station='telegram'] b")).not_to_have_text("0")
    await down.click()
    await hand.sees("编号")


async def test_a_middling_screen_shows_the_group_on_demand(page: Page) -> None:
    await page.set_viewport_size({"width": 1280, "height": 800})
    group = page.locator(".phone.group")
    await expect(group).to_be_hidden()
    await page.get_by_role("button", name="群", exact=True).click()
    await expect(group).to_be_visible()
    await shoot(page, "13-group")


async def test_the_group_shows_who_says_what(page: Page, house: House) -> None:
    group = page.locator(".phone.group")
    await expect(group).to_contain_text("那郎村村民群")
    await group.get_by_role("textbox", name="写消息").fill("大家好")
    await page.keyboard.press("Enter")
    await expect(group.locator(".message.own")).to_contain_text("大家好")
    async with SimulatorClient(house.address) as client:
        (found,) = (await client.get("/sim/groups"))["groups"]
        speaker = await client.known_person(found["members"][5])
        await speaker.say_in(found["id"], "我也来了")
    message = group.locator(".message", has_text="我也来了")
    await expect(message.locator(".sender")).to_have_text(speaker.name)


async def test_it_can_be_used_by_keyboard_alone(page: Page) -> None:
    hand = Hand(page, 1)
    change = hand.phone.get_by_role("button", name="换人")
    await change.focus()
    await page.keyboard.press("Enter")
    await page.keyboard.type("3-002户")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(hand.phone.locator(".owner")).to_contain_text("3-002户")
    await hand.phone.get_by_role("textbox", name="写消息").focus()
    await page.keyboard.type("只用键盘写的")
    await page.keyboard.press("Enter")
    await hand.sees("只用键盘写的")
    await hand.phone.get_by_role("button", name="添加附件").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem").first).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("menu")).to_have_count(0)
    await expect(hand.phone.get_by_role("button", name="添加附件")).to_be_focused()


async def test_a_small_screen_shows_one_phone_at_a_time_and_counts_what_is_unread(
    page: Page, house: House
) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    phones = page.locator("#phones > .phone")
    await expect(phones.nth(0)).to_be_visible()
    for place in (1, 2, 3):
        await expect(phones.nth(place)).to_be_hidden()
    tab = page.locator("#tabs button").nth(1)
    async with SimulatorClient(house.address) as client:
        owner = await page.evaluate("JSON.parse(localStorage.getItem('lianxin.cast'))[1]")
        await (await client.known_person(owner)).write("换个屏幕的时候写的")
    await expect(tab.locator(".badge")).to_have_text(re.compile("[1-9]"), timeout=PATIENCE)
    await shoot(page, "11-small")
    await tab.click()
    await expect(phones.nth(1)).to_be_visible()
    await expect(tab.locator(".badge")).to_be_hidden()
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390


async def test_language_type_and_colour_are_chosen_and_kept(page: Page) -> None:
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_role("button", name="One day on")).to_be_visible()
    await page.get_by_role("button", name="Large type").click()
    await page.get_by_role("button", name="Dark").click()
    await page.reload()
    root = page.locator("html")
    await expect(root).to_have_attribute("lang", "en")
    await expect(root).to_have_css("font-size", "20px")
    await expect(root).to_have_css("color-scheme", "dark")
    await expect(page.locator("body.ready")).to_be_visible()
    await shoot(page, "12-english-large-dark")


async def test_a_browser_that_speaks_another_language_is_shown_english(
    browser: Browser, house: House
) -> None:
    async with await browser.new_context(viewport=WIDE, locale="fr-FR", color_scheme="dark") as context:
        page = await context.new_page()
        await visit(page, house.address)
        await expect(page.get_by_role("button", name="Kill the bot")).to_be_visible()
        await expect(page.locator("html")).to_have_css("color-scheme", "dark")


async def test_a_channel_is_read_and_only_the_bot_writes_there(page: Page, house: House) -> None:
    group = page.locator(".phone.group")
    async with SimulatorClient(house.address) as client:
        subscribers = (await client.get("/sim/people"))["people"][:3]
        asked = {"title": "公示频道", "type": "channel", "members": [person["id"] for person in subscribers]}
        channel = (await client.post("/sim/groups", asked))["id"]
        await group.get_by_label("群和频道").select_option("公示频道")
        await expect(group).to_contain_text("频道里只有机器人能发")
        await client.post(f"/bot{TOKEN}/sendMessage", {"chat_id": channel, "text": "频道里的公示"})
    message = group.locator(".message", has_text="频道里的公示")
    await expect(message.locator(".sender")).to_have_text("公示频道")
