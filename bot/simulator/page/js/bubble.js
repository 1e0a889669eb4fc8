/** One message (or one album) as a bubble. */
import { h } from "./dom.js";
import { formatted } from "./entities.js";
import { icon } from "./icons.js";
import { media, photo } from "./media.js";
import { clockTime } from "./times.js";
import { hueOf, nameOf } from "./village.js";
import { say } from "./words.js";

const SERVICE = [
  "group_chat_created", "channel_chat_created", "new_chat_members", "left_chat_member", "migrate_to_chat_id",
  "migrate_from_chat_id",
];
const FRAMELESS = ["photo", "animation", "video", "video_note", "sticker"];
const SNIPPET = 80; // characters of a quoted message

/** Return what a message is, in one line. */
export function snippet(message) {
  const text = message.text ?? message.caption;
  if (text) return text.length > SNIPPET ? `${text.slice(0, SNIPPET)}…` : text;
  const kinds = ["animation", "photo", "voice", "video_note", "video", "audio", "document", "sticker", "venue", "location", "contact"];
  const kind = kinds.find((name) => message[name]);
  return kind ? say(kind) : say("message.unknown");
}

/** Return the bubble of messages that belong together: one, or an album's. */
export function bubble(messages, context) {
  const [first] = messages;
  const service = SERVICE.find((kind) => first[kind]);
  if (service) return h("p", { class: "service" }, say(`service.${service}`, { name: nameOf(first.from ?? first.chat) }));
  const own = first.from?.id === context.me;
  const told = messages.find((message) => message.text || message.caption) ?? first;
  const content = messages.length > 1 ? [album(messages, context)] : media(first, context.village);
  // As Telegram's apps do, a deep link's payload is not shown.
  const text = (told.text ?? told.caption)?.replace(/^(\/start) [\w-]+$/, "$1");
  const framed = text || !FRAMELESS.some((kind) => first[kind]);
  const body = h(
    "div", { class: `bubble ${framed ? "" : "bare"} ${content.length ? "rich" : ""}` },
    context.named && !own && sender(first),
    forwarded(first),
    first.reply_to_message && quote(first, context),
    content,
    text && h("div", { class: "text" }, formatted(text, told.entities ?? told.caption_entities, context.follow)),
    !content.length && !text && h("div", { class: "text" }, say("message.unknown")),
    foot(messages, own),
  );
  const box = h("article", { class: own ? "message own" : "message", id: `${context.prefix}-${first.message_id}` }, body);
  box.append(actions(first, context), ...inlineButtons(first, context));
  return box;
}

function album(messages, context) {
  const items = messages.map((message) => (message.photo ? photo(message.photo, context.village) : media(message, context.village)));
  return h("div", { class: "album", "data-count": Math.min(messages.length, 4) }, items.flat());
}

function sender(message) {
  const who = message.from ?? message.sender_chat;
  const name = h("b", { class: "sender" }, nameOf(who));
  name.style.setProperty("--hue", hueOf(who.id));
  return name;
}

function forwarded(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  const name = origin.sender_user ? nameOf(origin.sender_user) : origin.sender_user_name ?? origin.chat?.title ?? "";
  return h("small", { class: "forwarded" }, say("message.forwarded", { name }));
}

function quote(message, context) {
  const original = message.reply_to_message;
  const who = original.from?.id === context.me ? say("you") : nameOf(original.from ?? original.chat);
  return h(
    "button", { class: "quote", type: "button", title: say("message.jump"), onclick: () => context.jump(original.message_id) },
    h("b", {}, who), h("span", {}, message.quote?.text ?? snippet(original)),
  );
}

function foot(messages, own) {
  const last = messages.at(-1);
  const written = new Date(last.date * 1000);
  return h(
    "span", { class: "foot" },
    messages.some((message) => message.edits) && h("span", {}, say("message.edited")),
    h("time", { dateTime: written.toISOString() }, clockTime(written)),
    own && h("span", { class: "tick", role: "img" }),
  );
}

/** Show whether the bot has taken a message: one tick, or two. */
export function tick(box, messages, confirmedBelow) {
  const mark = box.querySelector(".tick");
  const read = messages.every((message) => message.update_id !== null && message.update_id < confirmedBelow);
  mark?.classList.toggle("read", read);
  mark?.setAttribute("aria-label", say(read ? "tick.read" : "tick.sent"));
}

function actions(message, context) {
  const open = (event) => context.openMenu(event.currentTarget, message);
  return h("button", { class: "more", type: "button", "aria-label": say("message.menu"), onclick: open }, icon("more"));
}

function inlineButtons(message, context) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return [];
  const shown = rows.map((row) => h("div", {}, row.map((button) => inlineButton(button, message, context))));
  return [h("div", { class: "inline-keyboard" }, shown)];
}

function inlineButton(button, message, context) {
  const onclick = (event) => context.tap(message, button, event.currentTarget);
  return h("button", { type: "button", onclick }, button.text);
}
