/** Choosing who has a phone: type, arrow, Enter. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { hueOf, nameOf } from "./village.js";
import { say } from "./words.js";

const SHOWN = 40; // people listed at once

/** Ask for a person; `chosen` is called with one of the village's people, of those that `fits` lets through. */
export function openPicker(village, current, chosen, { title = say("become.title"), fits = () => true } = {}) {
  const list = h("ul", { role: "listbox", id: "picker-list", "aria-label": title });
  const field = h("input", {
    type: "search", placeholder: say("become.search"), autocomplete: "off", role: "combobox", "aria-label": say("become.search"),
    "aria-controls": "picker-list", "aria-expanded": "true", "aria-autocomplete": "list",
  });
  const rest = h("p", { class: "rest", role: "status" });
  const box = h("dialog", { class: "sheet picker", "aria-label": title });
  box.append(
    h("header", {}, h("h2", {}, title), h("button", { class: "round", type: "button", "aria-label": say("close"), onclick: () => box.close() }, icon("close"))),
    field, list, rest,
  );
  const take = async (row) => {
    box.close();
    chosen(row.person ?? (await village.add(row.name)));
  };
  let rows = [];
  let active = 0;
  const mark = (next) => {
    active = Math.max(0, Math.min(next, rows.length - 1));
    rows.forEach((row, index) => row.element.setAttribute("aria-selected", String(index === active)));
    if (rows[active]) field.setAttribute("aria-activedescendant", rows[active].element.id);
    else field.removeAttribute("aria-activedescendant");
    rows[active]?.element.scrollIntoView({ block: "nearest" });
  };
  const show = () => {
    const { found, name } = matching(village, field.value, fits);
    rows = found.slice(0, SHOWN).map((person, index) => ({ person, element: option(village, person, index, current) }));
    if (!found.length && name) rows = [{ name, element: newcomer(name) }];
    rows.forEach((row) => row.element.addEventListener("click", () => take(row)));
    list.replaceChildren(...rows.map((row) => row.element));
    const left = found.length - SHOWN;
    rest.textContent = left > 0 ? say("become.more", { count: left }) : found.length ? "" : say("become.none");
    mark(0);
  };
  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) mark(active + step);
    else if (event.key === "Enter" && rows[active] && !event.isComposing) take(rows[active]);
    else return;
    event.preventDefault();
  });
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  show();
  field.focus();
}

function matching(village, typed, fits) {
  const name = typed.trim();
  const words = name.toLowerCase().split(/\s+/);
  const text = (person) => `${nameOf(person)} ${person.about ?? ""} ${person.phone ?? ""} ${person.username ?? ""}`.toLowerCase();
  const found = [...village.people.values()].filter((person) => fits(person) && words.every((word) => text(person).includes(word)));
  // Whoever has news comes first.
  found.sort((one, other) => (village.unread.get(other.id) ?? 0) - (village.unread.get(one.id) ?? 0));
  return { found, name };
}

function option(village, person, index, current) {
  const news = village.unread.get(person.id);
  return h(
    "li", { role: "option", id: `picker-${index}`, "aria-current": person.id === current?.id ? "true" : null },
    face(person), h("span", {}, h("b", {}, nameOf(person)), h("small", {}, person.about ?? person.phone ?? "")),
    news ? h("span", { class: "badge", "aria-label": say("unread", { count: news }) }, String(news)) : null,
  );
}

function newcomer(name) {
  return h("li", { role: "option", id: "picker-0" }, h("span", {}, h("b", {}, say("become.new", { name }))));
}

/** Return somebody's round picture: the first letter of the name. */
export function face(user) {
  const drawn = h("span", { class: "face", "aria-hidden": "true" }, nameOf(user).slice(0, 1));
  drawn.style.setProperty("--hue", hueOf(user.id));
  return drawn;
}
