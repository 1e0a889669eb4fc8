/** The simulated time, and the buttons that let it pass. */
import { post } from "./api.js";
import { h } from "./dom.js";
import { clockTime, dayAndTime, fullDay } from "./times.js";
import { say } from "./words.js";

const HOUR = 3600; // seconds
const DAY = 24 * HOUR;
const TICK = 1000; // milliseconds
const JUST_AFTER = 1000; // milliseconds past a deadline, so that it has come

export class Clock {
  #offset = 0; // milliseconds ahead of real time

  constructor(attempt) {
    this.attempt = attempt;
    this.time = h("b", {});
    this.day = h("span", {});
    this.jumps = h("span", { class: "jumps" });
    const on = (key, seconds) => h("button", { type: "button", onclick: () => this.#pass({ advance_seconds: seconds }) }, say(key));
    this.element = h(
      "section", { class: "clock", "aria-label": say("clock") },
      h("time", {}, this.time, this.day), on("clock.hour", HOUR), on("clock.day", DAY), this.jumps,
    );
    setInterval(() => this.#tick(), TICK);
  }

  /** Follow the simulator's clock. */
  set({ offset_us: microseconds }) {
    this.#offset = microseconds / 1000;
    this.#tick();
  }

  /** Offer these moments to jump to. */
  offer(jumps) {
    const key = JSON.stringify(jumps);
    if (this.jumps.dataset.key === key) return;
    this.jumps.dataset.key = key;
    this.jumps.replaceChildren(...jumps.map((jump) => this.#jump(jump)));
  }

  #jump({ key, to }) {
    const moment = new Date(to);
    const onclick = () => this.#pass({ to: new Date(moment.getTime() + JUST_AFTER).toISOString() });
    return h("button", { type: "button", onclick }, say(`clock.${key}`), h("small", {}, dayAndTime(moment)));
  }

  #pass(asked) {
    return this.attempt(post("/sim/clock", asked));
  }

  #tick() {
    const now = new Date(Date.now() + this.#offset);
    this.time.textContent = clockTime(now);
    this.day.textContent = fullDay(now);
  }
}
