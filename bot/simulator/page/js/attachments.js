/** The paper clip: what can be sent besides words. */
import { h } from "./dom.js";
import { openMenu } from "./menu.js";
import { openPicker } from "./picker.js";
import { samplePhoto, sampleVoice } from "./samples.js";
import { documentItem, photoItem, secondsOf, voiceItem } from "./uploads.js";
import { say } from "./words.js";

const ALBUM = 10; // photos in one album at most

/** Open the menu; `send` takes one item, or a list of them for an album. */
export function openAttachments(anchor, village, person, send) {
  const photos = async (files) => {
    const items = await Promise.all([...files].slice(0, ALBUM).map(photoItem));
    await send(items.length > 1 ? items : items[0]);
  };
  const entries = [
    { icon: "picture", words: say("attach.photo"), act: () => pick("image/*", true, photos) },
    { icon: "picture", words: say("attach.sample_photo"), act: async () => photos([await samplePhoto()]) },
    { icon: "microphone", words: say("attach.voice"), act: () => pick("audio/*", false, ([file]) => sendVoice(file, send)) },
    { icon: "microphone", words: say("attach.sample_voice"), act: () => sendSample(send) },
    { icon: "document", words: say("attach.file"), act: () => pick("", false, async ([file]) => send(await documentItem(file))) },
    { icon: "place", words: say("attach.location"), act: () => send(somewhere()) },
  ];
  if (person.phone) entries.push({ icon: "person", words: say("attach.contact"), act: () => send({ contact: { own: true } }) });
  entries.push({ icon: "person", words: say("attach.other_contact"), act: () => sendOther(village, person, send) });
  openMenu(anchor, entries);
}

function sendOther(village, person, send) {
  const card = ({ phone, first_name, last_name }) => ({ contact: { phone_number: phone, first_name, ...(last_name && { last_name }) } });
  const wanted = { title: say("attach.other_contact"), fits: (other) => Boolean(other.phone) };
  openPicker(village, person, (other) => send(card(other)), wanted);
}

async function sendVoice(file, send) {
  await send(await voiceItem(file, await secondsOf(file)));
}

async function sendSample(send) {
  const { file, duration } = sampleVoice();
  await send(await voiceItem(file, duration));
}

/** Return a place within a kilometre or so of the sample village. */
export function somewhere() {
  const near = (middle) => Number((middle + (Math.random() - 0.5) * 0.02).toFixed(6));
  return { location: { latitude: near(25.2), longitude: near(105.66) } };
}

function pick(accept, multiple, use) {
  const chooser = h("input", { type: "file", accept, multiple });
  chooser.addEventListener("change", () => chooser.files.length && use(chooser.files));
  chooser.click();
}
