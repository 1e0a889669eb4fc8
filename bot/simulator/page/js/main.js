/** The page: three phones, a group, a bench; what happens in the simulator reaches the one it concerns. */
import { get, Refusal } from "./api.js";
import { layBench } from "./bench.js";
import { Clock } from "./clock.js";
import { Faults } from "./faults.js";
import { Group } from "./group.js";
import { Phone } from "./phone.js";
import { choose, chosen, dress } from "./settings.js";
import { Stream } from "./stream.js";
import { Strip } from "./strip.js";
import { Tabs } from "./tabs.js";
import { useZone } from "./times.js";
import { toast } from "./toast.js";
import { Village } from "./village.js";
import { say } from "./words.js";

const PHONES = 3;

dress();
document.title = `${say("title")} · ${say("subtitle")}`;
const setting = await get("/sim/page");
if (setting.scenery) useZone(setting.scenery.zone);
const village = new Village();
await village.load(setting);

const clock = new Clock(attempt);
const strip = new Strip();
const faults = new Faults(attempt);
layBench(document.querySelector("#bench"), clock, strip, faults);
faults.offerKill(setting.glance !== null);
glance(setting.glance);

const phones = Array.from({ length: PHONES }, (_, index) => new Phone(village, index + 1));
const group = new Group(village);
document.querySelector("#phones").append(...phones.map((phone) => phone.element), group.element);
new Tabs(document.querySelector("#tabs"), [...phones, group]);
const screens = [...phones, group].map(({ screen }) => screen);
for (const phone of phones) phone.addEventListener("became", remember);

const stream = new Stream();
listen();
await Promise.all([...(await cast()).map((person, index) => phones[index].become(person)), group.list()]);
stream.open();
document.body.classList.add("ready");

/** Return who has the phones: as chosen here before, else as the stage says, else the first people there are. */
async function cast() {
  const wanted = [chosen("cast"), setting.scenery?.cast, [...village.people.keys()]];
  const ids = wanted.find((list) => list?.length >= PHONES && list.every((id) => village.people.has(id))) ?? [];
  const people = ids.slice(0, PHONES).map((id) => village.people.get(id));
  while (people.length < PHONES) people.push(await village.add(say(`phone.${people.length + 1}`)));
  return people;
}

function remember() {
  if (phones.every((phone) => phone.person)) choose("cast", phones.map((phone) => phone.person.id));
}

function listen() {
  for (const kind of ["message", "edit", "delete", "blocked", "unblocked", "pin"]) {
    stream.on(kind, (event) => heard(kind, event));
  }
  stream.on("action", ({ chat_id: chatId }) => phones.filter((phone) => phone.screen.shows(chatId)).forEach((phone) => phone.typing()));
  stream.on("callback_answer", (answer) => screens.forEach((screen) => screen.answered(answer)));
  stream.on("confirmed", ({ below }) => screens.forEach((screen) => screen.confirmed(below)));
  stream.on("clock", (time) => clock.set(time));
  stream.on("faults", (event) => faults.show(event.faults));
  stream.on("stage", (event) => glance(event.glance));
  for (const kind of ["people", "group"]) stream.on(kind, newcomers);
  stream.addEventListener("open", catchUp);
  stream.addEventListener("lost", () => document.body.classList.add("lost"));
}

function heard(kind, event) {
  const concerned = screens.filter((screen) => screen.shows(event.chat_id));
  concerned.forEach((screen) => screen.refresh());
  if (kind === "message" && event.message.from_bot && !concerned.length) {
    village.unread.set(event.chat_id, (village.unread.get(event.chat_id) ?? 0) + 1);
  }
}

/** After a (re)connection, ask for everything that may have changed meanwhile. */
async function catchUp() {
  document.body.classList.remove("lost");
  const [now, { glance: standing }] = await Promise.all([get("/sim/clock"), get("/sim/page"), faults.load()]);
  clock.set(now);
  glance(standing);
  await Promise.all(screens.map((screen) => screen.refresh()));
}

async function newcomers() {
  await village.load(setting);
  await group.list();
}

function glance(standing) {
  strip.show(standing);
  clock.offer(standing?.jumps ?? []);
}

/** Wait for something asked of the simulator; say so if it refuses. */
async function attempt(asked) {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    toast(document.body, say("failed", { reason: error.message }));
    return null;
  }
}
