/** How far the messages are on their way, in counts; a bar while one goes to everybody. */
import { h } from "./dom.js";
import { say } from "./words.js";

const STATIONS = ["telegram", "inbox", "cases", "outbox", "sent"];

export class Strip {
  #numbers = new Map();

  constructor() {
    const stations = STATIONS.map((key) => {
      const number = h("b", {}, "0");
      this.#numbers.set(key, number);
      return h("li", { "data-station": key }, number, h("span", {}, say(`strip.${key}`)));
    });
    this.lamp = h("span", { class: "lamp", role: "img" });
    this.bar = h("progress", { max: 1, value: 0, "aria-label": say("broadcast") });
    this.figures = h("small", {});
    this.broadcast = h("div", { class: "broadcast", hidden: true }, this.bar, this.figures);
    this.element = h("section", { class: "strip", "aria-label": say("strip"), hidden: true }, this.lamp, h("ol", {}, stations), this.broadcast);
  }

  /** Show how things stand. */
  show(glance) {
    this.element.hidden = glance === null;
    if (glance === null) return;
    for (const [key, number] of this.#numbers) this.#count(number, String(glance.counts[key] ?? 0));
    const words = glance.running ? say("bot.running", { count: glance.starts }) : say("bot.stopped");
    this.lamp.classList.toggle("on", glance.running);
    this.lamp.setAttribute("aria-label", words);
    this.lamp.title = words;
    const { broadcast } = glance;
    this.broadcast.hidden = broadcast === null;
    if (broadcast === null) return;
    this.bar.max = broadcast.total;
    this.bar.value = broadcast.done;
    this.figures.textContent = say("broadcast.done", broadcast);
  }

  #count(number, text) {
    if (number.textContent === text) return;
    number.textContent = text;
    number.parentElement.classList.remove("moved");
    requestAnimationFrame(() => number.parentElement.classList.add("moved"));
  }
}
