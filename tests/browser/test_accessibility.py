"""Whether everybody can use the page: axe-core's rules on each view."""

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, ViewportSize

from bot.demo.open_house import House
from bot.simulator.client import SimulatorClient
from tests.browser.conftest import shoot
from tests.browser.hand import Hand

pytestmark = pytest.mark.asyncio(loop_scope="module")

SIZES: dict[str, ViewportSize] = {
    "390": {"width": 390, "height": 844},
    "1280": {"width": 1280, "height": 800},
    "1920": {"width": 1920, "height": 1080},
}


async def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong, with the elements concerned."""
    found = (await Axe().run(page)).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]
    ]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def talker(house: House) -> str:
    """Return somebody who has sent a bit of everything and was answered."""
    async with SimulatorClient(house.address) as client:
        everybody = (await client.get("/sim/people"))["people"]
        somebody = next(person for person in everybody if "2-006户" in person["about"])
        person = await client.known_person(somebody["id"])
        await person.write("路灯坏了，电话 +8613800000001")
        for kind in ("photo", "voice", "location", "document", "sticker"):
            await person.send(kind)
        await person.album(["photo", "photo", "photo"])
        await person.write("回一句", reply_to=await person.expect("编号", timeout=30))
    return f"{somebody['first_name']} 2-006户"


@pytest.mark.parametrize("colours", ["浅色", "深色"])
@pytest.mark.parametrize("size", SIZES)
async def test_conversations_pass_at_every_size_and_colour(
    page: Page, talker: str, size: str, colours: str
) -> None:
    if colours == "深色":
        await page.get_by_role("button", name="深色").click()
    hand = Hand(page, 1)
    await hand.become(talker)
    await hand.sees("回一句")
    await page.set_viewport_size(SIZES[size])
    assert await violations(page) == []
    await shoot(page, f"20-{size}-{'dark' if colours == '深色' else 'light'}")


async def test_the_sheets_pass(page: Page) -> None:
    hand = Hand(page, 1)
    await hand.become("2-007户 户主")
    phone = hand.phone
    await phone.get_by_role("button", name="换人").click()
    assert await violations(page) == []
    await shoot(page, "21-picker")
    await page.keyboard.press("Escape")
    await phone.get_by_role("button", name="添加附件").click()
    assert await violations(page) == []
    await shoot(page, "22-menu")
    await page.keyboard.press("Escape")
    await phone.get_by_role("button", name="更多").click()
    await page.get_by_role("menuitem", name="扫联系卡").click()
    assert await violations(page) == []
    await shoot(page, "23-scan")
