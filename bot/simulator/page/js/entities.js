/** Text with Telegram's entities, as elements. Offsets count UTF-16 units, as JavaScript's strings do. */
import { h } from "./dom.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote" };

/** Return nodes for a text; `follow` is called with the address when a link to a bot is clicked. */
export function formatted(text, entities = [], follow = () => false) {
  const edges = new Set([0, text.length]);
  for (const { offset, length } of entities) {
    edges.add(offset);
    edges.add(offset + length);
  }
  const cuts = [...edges].filter((edge) => edge <= text.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1];
    const inside = entities.filter(({ offset, length }) => offset <= from && to <= offset + length);
    return inside.reduceRight((node, entity) => wrapped(node, entity, text, follow), text.slice(from, to));
  });
}

function wrapped(node, entity, text, follow) {
  const whole = text.slice(entity.offset, entity.offset + entity.length);
  switch (entity.type) {
    case "text_link":
      return link(node, entity.url, follow);
    case "url":
      return link(node, /^[a-z]+:/i.test(whole) ? whole : `https://${whole}`, follow);
    case "phone_number":
      return h("a", { href: `tel:${whole.replace(/[^+\d]/g, "")}` }, node);
    case "email":
      return h("a", { href: `mailto:${whole}` }, node);
    case "spoiler":
      return h("span", { class: "spoiler", tabIndex: 0 }, node);
    case "bot_command": case "mention": case "hashtag": case "cashtag": case "text_mention":
      return h("span", { class: "marked" }, node);
    default:
      return TAGS[entity.type] ? h(TAGS[entity.type], {}, node) : node;
  }
}

function link(node, address, follow) {
  const onclick = (event) => {
    if (follow(address)) event.preventDefault();
  };
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer", onclick }, node);
}
