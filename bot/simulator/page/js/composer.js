/** The foot of a chat: write, attach, record, press the bot's buttons. */
import { openAttachments, somewhere } from "./attachments.js";
import { snippet } from "./bubble.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { Recorder } from "./recorder.js";
import { replyKeyboard } from "./reply_keyboard.js";
import { duration } from "./times.js";
import { voiceItem } from "./uploads.js";
import { nameOf } from "./village.js";
import { say } from "./words.js";

const HIGHEST = 140; // pixels of the field
const TICK = 200; // milliseconds between two looks at the recorder

export class Composer {
  #screen;
  #about = null; // the message that is answered or edited
  #editing = false;
  #keyboardShown = true;
  #markup = null;
  #recorder = null;

  /** Write for whoever the screen shows. */
  constructor(screen) {
    this.#screen = screen;
    this.field = h("textarea", { rows: 1, placeholder: say("write"), "aria-label": say("write") });
    this.field.addEventListener("input", () => this.#fit());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.#build();
  }

  #build() {
    const round = (name, picture, onclick) => h("button", { class: "round", type: "button", "aria-label": say(name), title: say(name), onclick }, icon(picture));
    this.clip = round("attach", "clip", () => openAttachments(this.clip, this.#screen.village, this.#screen.person, (item) => this.#sendItem(item)));
    this.toggle = round("keyboard", "keyboard", () => this.#toggleKeyboard());
    this.microphone = round("record", "microphone", () => this.#record());
    this.sender = h("button", { class: "round send", type: "submit", "aria-label": say("send"), title: say("send") }, icon("send"));
    this.about = h("div", { class: "about", hidden: true });
    this.recording = h("div", { class: "recording", hidden: true });
    this.form = h("form", {}, this.clip, this.field, this.toggle, this.microphone, this.sender);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.keyboard = h("div", { class: "keyboard-place" });
    this.gate = h("div", { class: "gate", hidden: true });
    this.element = h("footer", { class: "composer" }, this.about, this.recording, this.form, this.keyboard, this.gate);
    this.#fit();
  }

  /** Fit the foot to the chat as it is now. */
  update(chat) {
    const gate = this.#gate(chat);
    this.gate.replaceChildren(...gate);
    this.gate.hidden = gate.length === 0;
    this.form.hidden = gate.length > 0 || this.#recorder !== null;
    this.field.placeholder = chat.markup?.input_field_placeholder ?? say("write");
    const markup = chat.markup?.keyboard ? chat.markup : null;
    if (JSON.stringify(markup) !== JSON.stringify(this.#markup)) {
      this.#markup = markup;
      this.#keyboardShown = true;
      this.keyboard.replaceChildren(...(markup ? [replyKeyboard(markup, (button) => this.#press(button))] : []));
    }
    this.#showKeyboard(gate.length > 0);
  }

  /** Begin an answer to a message. */
  reply(message) {
    this.#begin(message, false);
  }

  /** Begin to edit a message of one's own. */
  edit(message) {
    this.field.value = message.text ?? message.caption ?? "";
    this.#begin(message, true);
  }

  /** Forget what was begun: another person has the phone. */
  reset() {
    this.field.value = "";
    this.#end();
  }

  #gate(chat) {
    const button = (name, act, kind = "") => h("button", { type: "button", class: kind, onclick: act }, say(name));
    if (chat.chat.type === "channel") return [h("p", {}, say("group.read_only"))];
    if (chat.blocked) return [h("p", {}, say("blocked")), button("unblock", () => this.#screen.act("unblock"), "wide")];
    if (!chat.started) return [button("start", () => this.#screen.act("start"), "wide"), button("scan", () => this.#screen.scan())];
    return [];
  }

  #showKeyboard(gated) {
    const there = this.#markup !== null && !gated;
    this.toggle.hidden = !there;
    this.toggle.setAttribute("aria-expanded", String(there && this.#keyboardShown));
    this.keyboard.hidden = !there || !this.#keyboardShown;
  }

  #toggleKeyboard() {
    this.#keyboardShown = !this.#keyboardShown;
    this.#showKeyboard(false);
  }

  #press(button) {
    if (button.request_contact) return this.#sendItem({ contact: { own: true } });
    if (button.request_location) return this.#sendItem(somewhere());
    return this.#sendItem({ text: button.text });
  }

  #begin(message, editing) {
    this.#about = message;
    this.#editing = editing;
    const words = editing ? say("editing") : say("replying", { name: nameOf(message.from ?? message.chat) });
    const close = h("button", { class: "round", type: "button", "aria-label": say("cancel"), onclick: () => this.#end() }, icon("close"));
    this.about.replaceChildren(icon(editing ? "pencil" : "reply"), h("span", {}, h("b", {}, words), h("small", {}, snippet(message))), close);
    this.about.hidden = false;
    this.#fit();
    this.field.focus();
  }

  #end() {
    if (this.#editing) this.field.value = "";
    this.#about = null;
    this.#editing = false;
    this.about.hidden = true;
    this.#fit();
  }

  #key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    }
    if (event.key === "Escape" && this.#about) this.#end();
  }

  async #submit() {
    const text = this.field.value.trim();
    if (!text) return;
    const done = this.#editing
      ? await this.#screen.act("edit", { message_id: this.#about.message_id, text })
      : await this.#sendItem({ text });
    if (!done) return;
    this.field.value = "";
    this.#end();
  }

  async #sendItem(item) {
    const reply = this.#about && !this.#editing ? { reply_to_message_id: this.#about.message_id } : {};
    const sent = Array.isArray(item)
      ? await this.#screen.act("albums", { items: item, ...reply })
      : await this.#screen.act("messages", { ...item, ...reply });
    if (sent && reply.reply_to_message_id) this.#end();
    return sent;
  }

  async #record() {
    try {
      this.#recorder = await Recorder.begin();
    } catch {
      this.#screen.tell(say("record.failed"));
      return;
    }
    const time = h("span", { role: "timer" });
    const show = () => time.replaceChildren(say("record.running", { time: duration(this.#recorder.seconds) }));
    const running = setInterval(show, TICK);
    const finish = async (send) => {
      clearInterval(running);
      const { seconds } = this.#recorder;
      const recording = await this.#recorder.end();
      this.#recorder = null;
      this.recording.hidden = true;
      this.form.hidden = false;
      if (send) await this.#sendItem(await voiceItem(recording, seconds));
    };
    const cancel = h("button", { type: "button", onclick: () => finish(false) }, say("record.cancel"));
    const send = h("button", { type: "button", class: "wide", onclick: () => finish(true) }, say("record.send"));
    show();
    this.recording.replaceChildren(time, cancel, send);
    this.recording.hidden = false;
    this.form.hidden = true;
    send.focus();
  }

  #fit() {
    this.field.style.height = "auto";
    const { scrollHeight } = this.field; // 0 while the phone isn't in view
    if (scrollHeight) this.field.style.height = `${Math.min(scrollHeight, HIGHEST)}px`;
    const empty = this.field.value.trim() === "";
    this.microphone.hidden = !empty || this.#editing;
    this.sender.hidden = empty;
  }
}
