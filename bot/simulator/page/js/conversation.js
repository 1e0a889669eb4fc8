/** A chat's messages on the screen, kept in step with the simulator; what didn't change isn't drawn again. */
import { bubble, tick } from "./bubble.js";
import { h } from "./dom.js";
import { day } from "./times.js";

const NEAR = 60; // pixels from the end within which new messages pull the view along

export class Conversation {
  #shown = new Map();
  #context;
  #stuck = true; // to the end, until somebody scrolls up
  #scrolledTo = 0;

  constructor(context, label) {
    this.#context = context;
    this.list = h("div", { class: "messages" });
    this.log = h("div", { class: "log", role: "log", tabIndex: 0, "aria-label": label }, this.list);
    this.log.addEventListener("scroll", () => this.#scrolled());
    // Pictures load, the keyboard opens, the window is turned: what was in view stays in view.
    const size = new ResizeObserver(() => this.#stuck && this.toEnd());
    size.observe(this.log);
    size.observe(this.list);
  }

  /** Forget what is on the screen: another chat comes. */
  clear() {
    this.#shown.clear();
    this.list.replaceChildren();
    this.#stuck = true;
  }

  /** Say whether the newest message is in view. */
  get atEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
  }

  /** Go to the newest message, and stay there. */
  toEnd() {
    this.#stuck = true;
    this.log.scrollTop = this.log.scrollHeight;
  }

  /** Go to a message, and let it light up for a moment. */
  jump(messageId) {
    const box = this.log.querySelector(`#${this.#context.prefix}-${messageId}`);
    if (!box) return;
    box.scrollIntoView({ block: "center" });
    box.classList.remove("lit");
    requestAnimationFrame(() => box.classList.add("lit"));
  }

  /** Show these messages, or the hint where there are none. */
  show(messages, confirmedBelow, hint) {
    const items = arranged(messages.filter((message) => !message.deleted));
    const wanted = new Set(items.map((item) => item.key));
    for (const [key, { node }] of this.#shown) {
      if (wanted.has(key)) continue;
      node.remove();
      this.#shown.delete(key);
    }
    let before = null;
    for (const item of items) {
      before = this.#put(item, before);
      if (item.messages) tick(before, item.messages, confirmedBelow);
    }
    this.log.classList.toggle("empty", items.length === 0);
    this.log.dataset.empty = hint;
    if (this.#stuck) this.toEnd();
  }

  #scrolled() {
    const up = this.log.scrollTop < this.#scrolledTo;
    this.#scrolledTo = this.log.scrollTop;
    if (this.atEnd) this.#stuck = true;
    else if (up) this.#stuck = false;
  }

  #put(item, before) {
    const known = this.#shown.get(item.key);
    let node = known?.node;
    if (known?.signature !== item.signature) {
      node = item.messages ? bubble(item.messages, this.#context) : h("p", { class: "day" }, h("span", {}, item.words));
      known?.node.replaceWith(node);
      this.#shown.set(item.key, { node, signature: item.signature });
    }
    const next = before ? before.nextSibling : this.list.firstChild;
    if (node !== next) this.list.insertBefore(node, next);
    return node;
  }
}

/** Return messages as days and bubbles, albums together. */
function arranged(messages) {
  const items = [];
  let today = null;
  for (const message of messages) {
    const words = day(new Date(message.date * 1000));
    if (words !== today) items.push({ key: `day ${message.message_id}`, signature: words, words });
    today = words;
    const last = items.at(-1);
    const group = message.media_group_id;
    if (group && last.messages?.[0].media_group_id === group) last.messages.push(message);
    else items.push({ key: message.message_id, messages: [message] });
  }
  for (const item of items) {
    item.signature ??= JSON.stringify(item.messages);
  }
  return items;
}
