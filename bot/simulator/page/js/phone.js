/** A phone: somebody's chat with the bot. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { face, openPicker } from "./picker.js";
import { Screen } from "./screen.js";
import { nameOf } from "./village.js";
import { say } from "./words.js";

const TYPING_FOR = 5000; // milliseconds, as Telegram shows it

export class Phone extends EventTarget {
  #typing = null;

  /** Build phone number `place` (1, 2, 3). */
  constructor(village, place) {
    super();
    this.village = village;
    this.screen = new Screen(village, `phone${place}`);
    this.screen.addEventListener("drawn", () => this.#status(false));
    this.owner = h("div", { class: "owner" });
    this.status = h("small", { "aria-live": "polite" });
    this.more = h("button", { class: "round", type: "button", "aria-label": say("menu.phone"), onclick: () => this.#openMenu() }, icon("more"));
    const bot = h("div", { class: "peer" }, face(village.bot), h("span", {}, h("b", {}, village.bot.first_name), this.status), this.more);
    this.element = h("section", { class: "phone", "aria-label": say(`phone.${place}`), "data-place": place }, this.owner, h("div", { class: "glass" }, bot, this.screen.element));
  }

  /** Who has it. */
  get person() {
    return this.screen.person;
  }

  /** Give it to somebody. */
  async become(person) {
    this.village.unread.delete(person.id);
    const change = h("button", { type: "button", class: "change", onclick: () => openPicker(this.village, person, (next) => this.become(next)) }, icon("swap"), say("become"));
    this.owner.replaceChildren(face(person), h("span", {}, h("b", {}, nameOf(person)), h("small", {}, person.about ?? person.phone ?? "")), change);
    await this.screen.open(person);
    this.dispatchEvent(new Event("became"));
  }

  /** The bot is typing, for a moment. */
  typing() {
    this.#status(true);
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#status(false), TYPING_FOR);
  }

  #status(typing) {
    this.status.textContent = typing ? say("typing") : say("bot");
    this.status.classList.toggle("typing", typing);
  }

  #openMenu() {
    openMenu(this.more, [
      { icon: "scan", words: say("scan"), act: () => this.screen.scan() },
      { icon: "send", words: say("start"), act: () => this.screen.act("start") },
      { icon: "block", words: say("block"), act: () => this.screen.act("block") },
    ]);
  }
}
