/** Files on their way to the simulator: pictures made smaller as Telegram's apps do, bytes as base64. */
import { blob } from "./samples.js";

const LONGEST = 1280; // pixels of a photo's longer side
const CHUNK = 0x8000; // characters that String.fromCharCode takes at once

/** Return a picture as the item of a message. */
export async function photoItem(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d").drawImage(picture, 0, 0, width, height);
  picture.close();
  return { photo: { ...(await described(await blob(canvas), "photo.jpg")), width, height } };
}

/** Return any file as the item of a message. */
export async function documentItem(file) {
  return { document: await described(file, file.name) };
}

/** Return a recording as the item of a message; `seconds` is how long it lasts. */
export async function voiceItem(file, seconds) {
  return { voice: { ...(await described(file, file.name ?? "voice.ogg")), duration: Math.max(1, Math.round(seconds)) } };
}

/** Return how long a sound file lasts, in seconds; 1 where the browser can't tell. */
export function secondsOf(file) {
  return new Promise((resolve) => {
    const address = URL.createObjectURL(file);
    const sound = new Audio(address);
    const done = (seconds) => {
      URL.revokeObjectURL(address);
      resolve(Number.isFinite(seconds) ? seconds : 1);
    };
    sound.addEventListener("loadedmetadata", () => done(sound.duration));
    sound.addEventListener("error", () => done(1));
  });
}

async function described(content, name) {
  const bytes = new Uint8Array(await content.arrayBuffer());
  let text = "";
  for (let from = 0; from < bytes.length; from += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  }
  return { bytes_b64: btoa(text), file_name: name, mime_type: content.type || undefined };
}
