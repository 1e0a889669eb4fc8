"""A hand that holds one of the page's phones: it only clicks and types."""

from typing import Literal

from playwright.async_api import Locator, Page, expect

PATIENCE = 20_000  # milliseconds for the bot to answer


class Hand:
    def __init__(self, page: Page, place: Literal[1, 2, 3]) -> None:
        self.page = page
        self.phone = page.locator(f".phone[data-place='{place}']")

    def message(self, text: str) -> Locator:
        """Return the newest message with this text."""
        return self.phone.locator(".message", has_text=text).last

    async def sees(self, text: str) -> Locator:
        """Wait for a message with this text and return it."""
        message = self.message(text)
        await expect(message).to_be_visible(timeout=PATIENCE)
        return message

    async def tap(self, label: str) -> None:
        """Tap the newest button under a message."""
        button = self.phone.locator(".inline-keyboard").get_by_role("button", name=label, exact=True).last
        await button.click(timeout=PATIENCE)

    async def press(self, label: str) -> None:
        """Press a button of the keyboard at the foot."""
        await self.phone.locator(".reply-keyboard").get_by_role("button", name=label).click(timeout=PATIENCE)

    async def write(self, text: str) -> None:
        """Write and send."""
        await self.phone.get_by_role("textbox", name="写消息").fill(text)
        await self.phone.get_by_role("button", name="发送", exact=True).click()
        await self.sees(text)

    async def attach(self, what: str) -> None:
        """Choose from the paper clip's menu."""
        await self.phone.get_by_role("button", name="添加附件").click()
        await self.page.get_by_role("menuitem", name=what, exact=True).click()

    async def choose(self, message: Locator, what: str) -> None:
        """Choose from a message's menu."""
        await message.hover()
        await message.get_by_role("button", name="这条消息").click()
        await self.page.get_by_role("menuitem", name=what).click()

    async def scan(self) -> None:
        """Scan the card in one's hand."""
        await self.phone.get_by_role("button", name="扫联系卡").click()
        await self.page.get_by_role("button", name="扫这张卡").click()

    async def become(self, search: str) -> None:
        """Give the phone to somebody else: search, Enter."""
        await self.phone.get_by_role("button", name="换人").click()
        await self.page.get_by_role("combobox", name="找人").fill(search)
        await self.page.keyboard.press("Enter")
        await expect(self.page.locator("dialog")).to_have_count(0)
