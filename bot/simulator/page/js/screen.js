/** One chat on one screen: its messages and its foot, live. */
import { Refusal } from "./api.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { snippet } from "./bubble.js";
import { openMenu } from "./menu.js";
import { openScan } from "./scan.js";
import { toast } from "./toast.js";
import { say } from "./words.js";

const WRITING = ["messages", "albums", "start"];

export class Screen extends EventTarget {
  #chat = null;
  #busy = false;
  #again = false;
  #seen = 0;
  #taps = new Map();

  /** `prefix` tells this screen's elements from the others'; `named` shows who says what, as groups do. */
  constructor(village, prefix, { named = false } = {}) {
    super();
    this.village = village;
    this.person = null;
    this.chatId = null;
    const screen = this;
    this.context = {
      village, prefix, named,
      get me() { return screen.person?.id; },
      follow: (address) => this.#follow(address),
      jump: (messageId) => this.conversation.jump(messageId),
      openMenu: (anchor, message) => this.#openMenu(anchor, message),
      tap: (message, button, element) => this.#tap(message, button, element),
    };
    this.conversation = new Conversation(this.context, say("chat.log"));
    this.conversation.log.addEventListener("scroll", () => this.#look());
    this.down = h("button", { class: "to-end round", type: "button", "aria-label": say("to_bottom"), hidden: true, onclick: () => this.conversation.toEnd() }, icon("down"), h("span", { class: "badge" }));
    this.pinned = h("button", { class: "pinned", type: "button", hidden: true });
    this.composer = new Composer(this);
    this.element = h("div", { class: "screen" }, this.pinned, h("div", { class: "log-place" }, this.conversation.log, this.down), this.composer.element);
  }

  /** Messages of the bot that nobody has seen here. */
  get unread() {
    return (this.#chat?.messages ?? []).filter((message) => !message.deleted && message.from_bot && message.message_id > this.#seen).length;
  }

  /** Show a person's chat with the bot, or the group with this id as the person sees it. */
  async open(person, chatId = null) {
    this.person = person;
    this.chatId = chatId;
    this.#chat = null;
    this.#taps.clear();
    this.conversation.clear();
    this.composer.reset();
    await this.refresh();
    this.conversation.toEnd();
    this.#look();
  }

  /** Ask for the chat again; several wishes at once become one question. */
  async refresh() {
    if (this.person === null) return;
    this.#again = true;
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#again) {
        this.#again = false;
        const { person, chatId } = this;
        const chat = await this.village.look(person, chatId);
        if (person === this.person && chatId === this.chatId) this.#draw(chat);
      }
    } finally {
      this.#busy = false;
    }
  }

  /** Whether an event's chat is the one shown here. */
  shows(chatId) {
    return this.person !== null && chatId === (this.chatId ?? this.person.id);
  }

  /** Show the ticks of what the bot has confirmed. */
  confirmed(below) {
    if (this.#chat) this.#draw({ ...this.#chat, confirmed_below: below });
  }

  /** A tap was answered: stop its spinner, show the words if there are any. */
  answered({ callback_query_id: queryId, text, show_alert: alert }) {
    this.#taps.get(queryId)?.removeAttribute("aria-busy");
    if (!this.#taps.delete(queryId) || !text) return;
    if (alert) this.#alert(text);
    else this.tell(text);
  }

  /** Let the person do something in this chat; return the answer, or null after saying why not. */
  async act(what, asked = {}) {
    try {
      const done = await this.village.act(this.person, what, this.chatId === null ? asked : { chat_id: this.chatId, ...asked });
      if (WRITING.includes(what)) this.conversation.toEnd(); // whoever writes wants to see it
      return done;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.tell(say("failed", { reason: error.message }));
      return null;
    }
  }

  /** Scan a card. */
  scan() {
    openScan(this.village, this.person, (payload) => this.act("start", { payload }));
  }

  /** Say something on this screen. */
  tell(words) {
    toast(this.element, words);
  }

  /** Whoever looks now sees what is in view. */
  #look() {
    const visible = this.element.offsetParent !== null && !document.hidden;
    if (visible && this.conversation.atEnd) this.#seen = Math.max(this.#seen, this.#chat?.messages.at(-1)?.message_id ?? 0);
    this.down.hidden = this.conversation.atEnd;
    this.down.querySelector(".badge").textContent = this.unread || "";
    this.dispatchEvent(new Event("unread"));
  }

  /** The screen has come into view. */
  shown() {
    if (this.unread) this.conversation.toEnd();
    this.#look();
  }

  #draw(chat) {
    const first = this.#chat === null;
    this.#chat = chat;
    if (first) this.#seen = chat.messages.at(-1)?.message_id ?? 0;
    const begin = !chat.started && this.person.link;
    this.conversation.show(chat.messages, chat.confirmed_below, say(begin ? "chat.scan_first" : "chat.empty"));
    this.composer.update(chat);
    const pinned = chat.messages.find((message) => message.message_id === chat.pinned.at(-1));
    this.pinned.hidden = !pinned;
    if (pinned) {
      this.pinned.replaceChildren(icon("pin"), h("span", {}, h("b", {}, say("pinned")), h("span", {}, snippet(pinned))));
      this.pinned.onclick = () => this.conversation.jump(pinned.message_id);
    }
    this.#look();
    this.dispatchEvent(new Event("drawn"));
  }

  #follow(address) {
    const payload = this.village.payload(address);
    if (payload === null) return false;
    this.act("start", { payload });
    return true;
  }

  async #tap(message, button, element) {
    if (button.url) {
      if (!this.#follow(button.url)) open(button.url, "_blank", "noopener,noreferrer");
      return;
    }
    if (button.copy_text) {
      await navigator.clipboard.writeText(button.copy_text.text);
      this.tell(say("copied"));
      return;
    }
    const asked = await this.act("tap", { message_id: message.message_id, data: button.callback_data });
    if (!asked) return;
    element.setAttribute("aria-busy", "true");
    this.#taps.set(asked.callback_query_id, element);
  }

  #openMenu(anchor, message) {
    const entries = [{ icon: "reply", words: say("message.reply"), act: () => this.composer.reply(message) }];
    const own = message.from?.id === this.person.id;
    if (own && (message.text || message.caption)) entries.push({ icon: "pencil", words: say("message.edit"), act: () => this.composer.edit(message) });
    entries.push({ icon: "bin", words: say("message.delete"), act: () => this.act("delete", { message_id: message.message_id }) });
    openMenu(anchor, entries);
  }

  #alert(text) {
    const box = h("dialog", { class: "alert", "aria-label": this.village.bot.first_name }, h("p", {}, text));
    box.append(h("button", { type: "button", class: "wide", onclick: () => box.close() }, say("close")));
    box.addEventListener("close", () => box.remove());
    document.body.append(box);
    box.showModal();
  }
}
