/** A small menu beside the button that opened it; arrows move, Escape closes, focus returns. */
import { h } from "./dom.js";
import { icon } from "./icons.js";

const EDGE = 8; // pixels that stay free at the window's edges

/** Open a menu of [{ icon, words, act }] beside an element. */
export function openMenu(anchor, entries) {
  const menu = h("div", { class: "menu", role: "menu", popover: "auto" });
  for (const { icon: picture, words, act } of entries) {
    const onclick = () => {
      menu.hidePopover();
      act();
    };
    menu.append(h("button", { role: "menuitem", type: "button", onclick }, icon(picture), words));
  }
  menu.addEventListener("keydown", (event) => move(menu, event));
  menu.addEventListener("toggle", (event) => {
    if (event.newState === "closed") menu.remove();
  });
  (anchor.closest("dialog, section") ?? document.body).append(menu);
  menu.showPopover();
  place(menu, anchor.getBoundingClientRect());
  menu.querySelector("button")?.focus();
}

function move(menu, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...menu.querySelectorAll("button")];
  const next = buttons.indexOf(document.activeElement) + step;
  buttons[(next + buttons.length) % buttons.length].focus();
}

function place(menu, beside) {
  const { width, height } = menu.getBoundingClientRect();
  const below = beside.bottom + height + EDGE <= innerHeight;
  menu.style.left = `${Math.max(EDGE, Math.min(beside.left, innerWidth - width - EDGE))}px`;
  menu.style.top = `${below ? beside.bottom + 4 : Math.max(EDGE, beside.top - height - 4)}px`;
}
