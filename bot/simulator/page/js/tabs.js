/** Which phone is in view where there is room for one, with what nobody has read yet. */
import { h } from "./dom.js";
import { nameOf } from "./village.js";
import { say } from "./words.js";

export class Tabs {
  #buttons = [];

  /** One button per view; a view has `element`, `screen`, and a phone `person`. */
  constructor(nav, views) {
    this.views = views;
    nav.setAttribute("aria-label", say("title"));
    views.forEach((view, index) => {
      const label = h("span", {});
      const badge = h("span", { class: "badge" });
      const button = h("button", { type: "button", onclick: () => this.show(index) }, label, badge);
      this.#buttons.push({ button, label, badge });
      const update = () => this.#update(index);
      view.screen.addEventListener("unread", update);
      view.addEventListener("became", update);
      nav.append(button);
    });
    this.show(0);
  }

  /** Bring one view to the front. */
  show(index) {
    this.views.forEach((view, place) => view.element.classList.toggle("front", place === index));
    this.#buttons.forEach(({ button }, place) => {
      if (place === index) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
    this.views[index].screen.shown();
  }

  #update(index) {
    const view = this.views[index];
    const { label, badge } = this.#buttons[index];
    label.textContent = view.person ? nameOf(view.person) : say("group.short");
    const { unread } = view.screen;
    badge.textContent = unread || "";
    badge.hidden = !unread;
    if (unread) badge.setAttribute("aria-label", say("unread", { count: unread }));
  }
}
