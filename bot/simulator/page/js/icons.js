/** The page's own line drawings, 24 units wide. */
import { svg } from "./dom.js";

const PATHS = {
  send: "M4 12 20 5l-5 15-3.500-6.500z M11.500 13.500 20 5",
  microphone: "M12 4a2.500 2.500 0 0 1 2.500 2.500v5a2.500 2.500 0 0 1-5 0v-5A2.500 2.500 0 0 1 12 4z M6 11.500a6 6 0 0 0 12 0 M12 17.500V21",
  clip: "M8 12.500l6-6a3 3 0 0 1 4.200 4.200l-8 8a5 5 0 0 1-7-7l7.500-7.500",
  keyboard: "M3 7h18v10H3z M6.500 10.500h.01 M10 10.500h.01 M14 10.500h.01 M17.500 10.500h.01 M8 14h8",
  more: "M12 5.500h.01 M12 12h.01 M12 18.500h.01",
  down: "M6 9l6 6 6-6",
  close: "M6 6l12 12 M18 6 6 18",
  play: "M8 5.500v13l11-6.500z",
  pause: "M8.500 5.500v13 M15.500 5.500v13",
  document: "M7 3.500h7l4 4v13H7z M14 3.500v4h4",
  picture: "M4 5h16v14H4z M4 16l5-5 4 4 3-3 4 4 M15 9h.01",
  scan: "M4 8V4h4 M16 4h4v4 M20 16v4h-4 M8 20H4v-4 M4 12h16",
  place: "M12 21s-6.500-6-6.500-11a6.500 6.500 0 0 1 13 0c0 5-6.500 11-6.500 11z M12 10h.01",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4.500 20.500c.8-4 3.700-6 7.500-6s6.700 2 7.500 6",
  reply: "M9 7 4 12l5 5 M4 12h9c4 0 6 2 7 6",
  pencil: "M5 19l1-4L16 5l3 3L9 18z",
  bin: "M5 7h14 M10 7V4.500h4V7 M7 7l1 13h8l1-13",
  block: "M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17z M6 6l12 12",
  swap: "M5 9h13l-3-3.500 M19 15H6l3 3.500",
  pin: "M9 4h6l-1 6 3 3H7l3-3z M12 13v7",
};

/** Return a drawing that screen readers pass over. */
export function icon(name) {
  const drawing = svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" });
  drawing.append(svg("path", { d: PATHS[name] }));
  return drawing;
}
