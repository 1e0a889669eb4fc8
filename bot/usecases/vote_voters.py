"""换人投票: a household names who taps for it, in the place of its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.voting import Candidate, NobodyElseInHousehold, NotTheVoter, VoterNamed, VoterQuestion
from bot.domain.people import MembershipState
from bot.domain.voter import may_name, voter_of
from bot.usecases.vote_seats import candidates

if TYPE_CHECKING:
    from bot.domain.actions.voting import AskVoter, NameVoter
    from bot.domain.people import Household, Person
    from bot.domain.voter import Voter
    from bot.usecases.work import Work


async def ask(work: Work, person: Person, _action: AskVoter) -> None:
    """Ask who taps for the household from now on."""
    household, found, now = await _allowed(work, person)
    memberships = await work.records.accounts.memberships_of_household(household.id)
    by_account = {one.account_id: one.id for one in memberships if one.state is MembershipState.JOINED}
    others = [one for one in found if one.account_id != now.account_id]
    if not others:
        raise NobodyElseInHousehold
    listed = tuple(Candidate(by_account[one.account_id], one.name) for one in others)
    await work.tell(person.account, VoterQuestion(listed))


async def name(work: Work, person: Person, action: NameVoter) -> None:
    """This one taps for the household; everybody of it is told. What was tapped stays until he changes it."""
    household, found, _ = await _allowed(work, person)
    membership = await work.records.accounts.membership(action.membership_id)
    if membership is None or membership.household_id != household.id:
        raise NotYours
    chosen = next((one for one in found if one.account_id == membership.account_id), None)
    if chosen is None:
        raise NothingPending
    await work.records.votes.name_voter(household.id, chosen.account_id)
    for one in found:
        account = await work.records.accounts.get(one.account_id)
        await work.tell(account, VoterNamed(chosen.name, own=one.account_id == chosen.account_id))


async def _allowed(work: Work, person: Person) -> tuple[Household, list[Voter], Voter]:
    """Return the household with who could tap and who does; raise where he has no say in it."""
    if person.household is None:
        raise NotYours
    found, named = await candidates(work, person.household)
    now = voter_of(found, named)
    if now is None:
        raise NotYours
    if not may_name(person.account.id, found, named):
        raise NotTheVoter(now.name, voted=False)
    return person.household, found, now
