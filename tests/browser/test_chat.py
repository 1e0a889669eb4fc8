"""What one person can do in the chat."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import shoot
from tests.browser.hand import PATIENCE, Hand

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_everything_that_can_be_attached_is_sent_and_shown(page: Page) -> None:
    hand = Hand(page, 1)
    await hand.become("8-002户 户主")
    shown = hand.phone.locator(".message.own")
    for what, selector in (
        ("示例照片", ".photo img"),
        ("示例语音", ".voice"),
        ("位置", ".map"),
        ("我的电话号码", ".contact"),
    ):
        await hand.attach(what)
        await expect(shown.last.locator(selector)).to_be_visible(timeout=PATIENCE)
    await hand.attach("别人的名片")
    await page.get_by_role("combobox", name="找人").fill("8-003户 +86138")
    await page.keyboard.press("Enter")
    await expect(shown.last.locator(".contact")).to_contain_text("+86138")
    async with page.expect_file_chooser() as chooser:
        await hand.attach("文件")
    await (await chooser.value).set_files(
        {"name": "申请表.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    )
    await expect(shown.last).to_contain_text("申请表.pdf")
    picture = await hand.phone.locator(".photo img").first.screenshot()
    async with page.expect_file_chooser() as chooser:
        await hand.attach("照片")
    files = [{"name": f"{n}.png", "mimeType": "image/png", "buffer": picture} for n in range(3)]
    await (await chooser.value).set_files(files)  # type: ignore[arg-type]
    await expect(shown.last.locator(".album img")).to_have_count(3)
    await shoot(page, "10-attachments")


async def test_a_voice_message_is_recorded_and_played(page: Page) -> None:
    hand = Hand(page, 2)
    await hand.become("7-002户 户主")
    await hand.phone.get_by_role("button", name="录语音").click()
    await expect(hand.phone.get_by_role("timer")).to_contain_text("0:01")
    await hand.phone.get_by_role("button", name="发送语音").click()
    voice = hand.phone.locator(".own .voice").last
    await voice.get_by_role("button", name="播放").click()
    await expect(voice.get_by_role("button", name="暂停")).to_be_visible()
    await expect(voice.locator(".heard").first).to_be_attached()


async def test_a_message_of_ones_own_is_edited_and_deleted(page: Page) -> None:
    hand = Hand(page, 3)
    await hand.become("6-002户 户主")
    await hand.write("写错的字")
    await hand.choose(hand.message("写错的字"), "编辑")
    await hand.write("写对的字")
    edited = hand.message("写对的字")
    await expect(edited).to_contain_text("已编辑")
    await hand.choose(edited, "删除")
    await expect(hand.phone.get_by_text("写对的字")).to_have_count(0)


async def test_the_bot_is_blocked_and_unblocked(page: Page) -> None:
    hand = Hand(page, 3)
    await hand.become("6-003户 户主")
    await hand.write("先说一句")
    await hand.phone.get_by_role("button", name="更多").click()
    await page.get_by_role("menuitem", name="屏蔽机器人").click()
    await expect(hand.phone.get_by_text("机器人已被屏蔽")).to_be_visible()
    await expect(hand.phone.get_by_role("textbox")).to_be_hidden()
    await hand.phone.get_by_role("button", name="解除屏蔽").click()
    await hand.write("又能说了")
