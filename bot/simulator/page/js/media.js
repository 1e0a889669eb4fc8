/** What a message shows: photos, films, files, places, cards. */
import { h, svg } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";
import { voicePlayer } from "./voice.js";
import { hueOf, nameOf } from "./village.js";

const FILMS = ["animation", "video", "video_note"];
const KILOBYTE = 1024;

/** Return the elements for everything in a message that isn't text. */
export function media(message, village) {
  if (message.photo) return [photo(message.photo, village)];
  const film = FILMS.find((kind) => message[kind]);
  if (film) return [filmOf(message[film], film, village)];
  if (message.voice) return [voicePlayer(message.voice, village)];
  if (message.audio) return [voicePlayer(message.audio, village, message.audio.title ?? message.audio.file_name)];
  if (message.document) return [documentOf(message.document, village)];
  if (message.sticker) return [h("span", { class: "sticker" }, message.sticker.emoji)];
  if (message.venue) return [map(message.venue.location), place(message.venue)];
  if (message.location) return [map(message.location)];
  if (message.contact) return [contact(message.contact)];
  return [];
}

/** Return a photo that opens large; made-up bytes are no picture, so a drawn one stands in. */
export function photo(sizes, village) {
  const { file_id: fileId, width, height } = sizes.at(-1);
  const address = village.file(fileId);
  const picture = h("img", { src: address, alt: say("photo"), width, height, loading: "lazy" });
  const frame = h("button", { class: "photo", type: "button", "aria-label": say("photo.open") }, picture);
  frame.style.aspectRatio = `${width} / ${height}`;
  frame.addEventListener("click", () => enlarge(picture.cloneNode()));
  picture.addEventListener("error", () => picture.replaceWith(standIn(fileId)));
  return frame;
}

function enlarge(picture) {
  const box = h("dialog", { class: "large", "aria-label": say("photo") }, picture);
  box.append(h("button", { class: "round", type: "button", "aria-label": say("close"), onclick: () => box.close() }, icon("close")));
  box.addEventListener("click", () => box.close());
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
}

function standIn(fileId) {
  const hue = hueOf([...fileId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0));
  const shade = (light) => `hsl(${hue} 35% ${light}%)`;
  const drawing = svg("svg", { viewBox: "0 0 120 90", class: "stand-in", preserveAspectRatio: "xMidYMid slice", "aria-hidden": "true" });
  drawing.append(
    svg("rect", { width: 120, height: 90, fill: shade(78) }),
    svg("circle", { cx: 92, cy: 22, r: 9, fill: shade(92) }),
    svg("path", { d: "M0 70 35 32l25 26 18-14 42 32v14H0z", fill: shade(48) }),
    svg("path", { d: "M0 80 28 60l40 22H0z", fill: shade(36) }),
  );
  return drawing;
}

function filmOf(film, kind, village) {
  const source = { src: village.file(film.file_id), preload: "metadata", muted: kind === "animation", loop: kind === "animation" };
  const player = h("video", { ...source, controls: true, playsInline: true, "aria-label": say(kind) });
  const box = h("div", { class: `film ${kind}` }, player);
  player.addEventListener("error", () => player.replaceWith(standIn(film.file_id), icon("play")));
  return box;
}

function documentOf(file, village) {
  const name = file.file_name ?? say("document");
  return h(
    "a", { class: "file", href: village.file(file.file_id), download: name },
    h("span", { class: "round" }, icon("document")),
    h("span", {}, h("b", {}, name), h("small", {}, size(file.file_size))),
  );
}

function size(bytes = 0) {
  if (bytes < KILOBYTE) return `${bytes} B`;
  if (bytes < KILOBYTE ** 2) return `${(bytes / KILOBYTE).toFixed(0)} KB`;
  return `${(bytes / KILOBYTE ** 2).toFixed(1)} MB`;
}

function map({ latitude, longitude }) {
  const words = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const drawing = svg("svg", { viewBox: "0 0 200 110", class: "map", role: "img", "aria-label": `${say("location")} ${words}` });
  drawing.append(
    svg("rect", { width: 200, height: 110, class: "land" }),
    svg("path", { d: "M-5 88C40 70 60 100 110 82s60-40 100-34", class: "river" }),
    svg("path", { d: "M20-5c10 40 40 50 60 60s70 10 130 5 M120-5c-8 40-20 80-12 120", class: "road" }),
    svg("path", { d: "M100 62s-13-13-13-23a13 13 0 0 1 26 0c0 10-13 23-13 23z", class: "pin" }),
    svg("circle", { cx: 100, cy: 39, r: 5, class: "hole" }),
  );
  return h("div", { class: "place" }, drawing, h("small", {}, words));
}

function place(venue) {
  return h("div", { class: "venue" }, h("b", {}, venue.title), h("small", {}, venue.address));
}

function contact(card) {
  const name = nameOf(card);
  const face = h("span", { class: "face", "aria-hidden": "true" }, name.slice(0, 1));
  face.style.setProperty("--hue", hueOf(card.user_id ?? card.phone_number.length));
  return h("div", { class: "contact" }, face, h("span", {}, h("b", {}, name), h("small", {}, card.phone_number)));
}
