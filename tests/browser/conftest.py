"""Debian's chromium, an open village, and a page that may not complain."""

from collections.abc import AsyncIterator, Generator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Error, Page, ViewportSize, async_playwright

from bot.demo.open_house import House, open_house

CHROMIUM = Path("/usr/bin/chromium")
MISSING = "no /usr/bin/chromium: on Debian, `apt-get install chromium fonts-noto-cjk` brings it and a font"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
)  # fmt: skip
WIDE: ViewportSize = {"width": 1920, "height": 1080}
PATIENCE = 10_000  # milliseconds for anything to come about
SHOTS = Path(__file__).parent / "screenshots"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none."""
    if CHROMIUM.exists():
        return
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Lend a browser that has a microphone, for one module."""
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        await started.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house() -> AsyncIterator[House]:
    """Open the sample village, for one module."""
    async with open_house(0) as opened:
        yield opened
        log = (opened.folder / "bot.log").read_text(encoding="utf-8")
        assert "Traceback" not in log, log


class Complaints:
    """What a page's console said that it shouldn't have."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def listen(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", self._error)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.heard.append(f"{message.type}: {message.text}")

    def _error(self, error: Error) -> None:
        self.heard.append(f"uncaught: {error}")


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note a failure, so that the page is kept as it was."""
    del call
    report = yield
    item.stash[FAILED] = report.failed or item.stash.get(FAILED, False)
    return report


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, house: House, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    """Open the page; the test fails if its console complains."""
    async with await browser.new_context(
        viewport=WIDE, locale="zh-CN", permissions=["microphone", "clipboard-read", "clipboard-write"]
    ) as context:
        context.set_default_timeout(PATIENCE)
        complaints = Complaints()
        context.on("page", complaints.listen)
        opened = await context.new_page()
        await visit(opened, house.address)
        yield opened
        if request.node.stash.get(FAILED, False):
            await shoot(opened, f"failed-{request.node.originalname}")
        assert complaints.heard == []


async def visit(page: Page, address: str) -> None:
    """Go to the page and wait until it is live."""
    await page.goto(address)
    await page.locator("body.ready").wait_for()


async def shoot(page: Page, name: str) -> None:
    """Keep a picture of what is seen, for whoever wants to look; git ignores the folder."""
    SHOTS.mkdir(exist_ok=True)
    await page.screenshot(path=SHOTS / f"{name}.png")
