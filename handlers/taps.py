"""Buttons under messages: what each action does. A test asks that every action has its row here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from telegram import CallbackQuery, Message, Update
from telegram.ext import CallbackQueryHandler, ContextTypes

from bot.domain import actions
from bot.usecases import (
    assigning,
    case_view,
    center_view,
    committing,
    disclosing,
    duty,
    forgetting,
    handing_over,
    household,
    joining,
    leaving,
    matters,
    membership,
    merging,
    my_cases,
    my_data,
    quick_answers,
    reacting,
    registering,
    replies,
    secrecy,
    strangers,
    tapping,
    tasks,
)
from bot.usecases.incoming import By
from handlers.counter import answer

if TYPE_CHECKING:
    from telegram.ext import BaseHandler

    from handlers.counter import Counter

TAPS: Final[tapping.Taps] = {
    actions.AgreeToJoin: joining.agree,
    actions.AgreeToJoinByPhone: joining.agree_by_phone,
    actions.SayWho: membership.say_who,
    actions.DecideJoining: membership.decide,
    actions.ShowHousehold: household.show,
    actions.RemoveAccount: household.remove,
    actions.SendHeld: strangers.send_held,
    actions.DeleteHeld: strangers.delete_held,
    actions.ChooseTopic: assigning.choose_topic,
    actions.NameCadre: assigning.name_cadre,
    actions.AskTopicAgain: assigning.ask_again,
    actions.KeepWaiting: assigning.keep_waiting,
    actions.EraseCase: assigning.erase,
    actions.ContinueCase: matters.continue_case,
    actions.BeginCase: matters.begin_case,
    actions.ShowCases: my_cases.turn,
    actions.SettleReply: replies.settle,
    actions.ForTask: tasks.for_task,
    actions.ForMyself: tasks.for_myself,
    actions.MoreTasks: tasks.more,
    actions.ShowTasks: tasks.turn,
    actions.ShowTask: tasks.show_one,
    actions.AnswerNow: committing.answer_now,
    actions.NeedsVerification: committing.needs_verification,
    actions.PlanDay: committing.plan_day,
    actions.CannotBeSolved: committing.cannot_be_solved,
    actions.HandOver: handing_over.ask,
    actions.HandOverTo: handing_over.choose,
    actions.Resolved: reacting.resolved,
    actions.NotResolved: reacting.not_resolved,
    actions.Rate: reacting.rate,
    actions.Appeal: reacting.appeal,
    actions.Withdraw: reacting.withdraw,
    actions.ShowCase: case_view.show,
    actions.KeepSecret: secrecy.keep,
    actions.ShowGroup: secrecy.show_group,
    actions.ShareMedia: secrecy.share_media,
    actions.TakeLeave: leaving.take,
    actions.PassTasksOn: leaving.pass_on,
    actions.RegisterFor: registering.choose,
    actions.Brought: registering.brought,
    actions.MergeCase: merging.ask,
    actions.MergeInto: merging.merge,
    actions.QuickAnswers: quick_answers.show,
    actions.SendQuickAnswer: quick_answers.send,
    actions.KeepQuickAnswer: quick_answers.begin_keeping,
    actions.ShowCenter: center_view.show,
    actions.ShowDuty: duty.show,
    actions.ShowDutyDay: duty.show_day,
    actions.PutOnDuty: duty.put,
    actions.ShowMyData: my_data.show,
    actions.GetMyData: my_data.give,
    actions.AskToLeave: forgetting.ask_again,
    actions.LeaveForGood: forgetting.leave,
    actions.ShowDisclosure: disclosing.show,
    actions.WithdrawItem: disclosing.withdraw,
}


def handlers(counter: Counter) -> list[BaseHandler]:  # type: ignore[type-arg]
    """Return the handler of all buttons."""

    async def tapped(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        assert query is not None
        command = tapping.Tapped(_tap(query), TAPS)
        refused = await counter.serve_tap(tapping.tap, command)
        # Beside the lane of this chat: what the person writes next need not wait for it.
        counter.beside(answer(query, refused))

    return [CallbackQueryHandler(tapped)]


def _tap(query: CallbackQuery) -> tapping.Tap:
    message = query.message if isinstance(query.message, Message) else None
    data = query.data or ""
    return tapping.Tap(
        by=By(query.from_user.id),
        data=data,
        chat_id=query.from_user.id,
        message_id=message.message_id if message is not None else None,
        text=(message.text or "") if message is not None else "",
        label=_label(message, data),
    )


def _label(message: Message | None, data: str) -> str:
    """Return what the tapped button says."""
    markup = message.reply_markup if message is not None else None
    rows = markup.inline_keyboard if markup is not None else ()
    return next((button.text for row in rows for button in row if button.callback_data == data), "")
