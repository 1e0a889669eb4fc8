/** Switches for what can go wrong. */
import { get, post, remove } from "./api.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

const SENDING = [
  "sendMessage", "sendPhoto", "sendDocument", "sendVoice", "sendAudio", "sendVideo", "sendVideoNote", "sendAnimation",
  "sendLocation", "sendVenue", "sendContact", "sendMediaGroup", "editMessageText",
];
const FAULTS = {
  down: { kind: "down" },
  // Every third message is refused: slower, but nothing stands still.
  retry: { kind: "retry_after", methods: SENDING, retry_after: 3, probability: 0.33 },
};

export class Faults {
  #switches = new Map();
  #inForce = [];

  constructor(attempt) {
    this.attempt = attempt;
    for (const key of Object.keys(FAULTS)) {
      const onclick = () => this.attempt(this.#turn(key));
      this.#switches.set(key, h("button", { type: "button", role: "switch", "aria-checked": "false", onclick }, h("i", {}), say(`faults.${key}`)));
    }
    this.kill = h("button", { type: "button", class: "kill", hidden: true, onclick: () => this.attempt(post("/sim/stage/kill")) }, say("faults.kill"));
    const body = h("div", { class: "switches", id: "switches" }, ...this.#switches.values(), this.kill);
    const fold = h("button", { type: "button", class: "fold", "aria-expanded": "false", "aria-controls": "switches" }, say("faults"), icon("down"));
    this.element = h("section", { class: "faults", "aria-label": say("faults") }, fold, body);
    fold.addEventListener("click", () => {
      const open = this.element.classList.toggle("open");
      fold.setAttribute("aria-expanded", String(open));
    });
  }

  /** Ask what is switched on. */
  async load() {
    this.show((await get("/sim/faults")).faults);
  }

  /** Show what is switched on. */
  show(faults) {
    this.#inForce = faults;
    for (const [key, button] of this.#switches) button.setAttribute("aria-checked", String(this.#found(key).length > 0));
  }

  /** Offer to kill the bot, where there is one to kill. */
  offerKill(offered) {
    this.kill.hidden = !offered;
  }

  #found(key) {
    return this.#inForce.filter((fault) => fault.kind === FAULTS[key].kind);
  }

  async #turn(key) {
    const found = this.#found(key);
    if (!found.length) return post("/sim/faults", FAULTS[key]);
    return Promise.all(found.map((fault) => remove(`/sim/faults/${fault.id}`)));
  }
}
