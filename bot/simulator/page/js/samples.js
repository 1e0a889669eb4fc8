/** A picture and a sound for whoever has none at hand, drawn and hummed here. */
const WIDTH = 800, HEIGHT = 600; // pixels
const RATE = 8000; // samples per second
const SECONDS = 3;

/** Return a picture of a broken street lamp as a File. */
export async function samplePhoto() {
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
  const pen = canvas.getContext("2d");
  const sky = pen.createLinearGradient(0, 0, 0, HEIGHT);
  sky.addColorStop(0, "#28395c");
  sky.addColorStop(1, "#d98f5c");
  pen.fillStyle = sky;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  shape(pen, "#33465a", [[0, 430], [170, 300], [330, 400], [520, 260], [800, 420], [800, 600], [0, 600]]);
  shape(pen, "#232d38", [[0, 500], [800, 470], [800, 600], [0, 600]]);
  shape(pen, "#8d8578", [[330, 600], [400, 480], [440, 480], [640, 600]]);
  pen.strokeStyle = "#11161c";
  pen.lineWidth = 14;
  pen.stroke(new Path2D("M250 560V190q0-60 70-60h40"));
  shape(pen, "#11161c", [[340, 112], [430, 138], [424, 160], [336, 146]]);
  pen.lineWidth = 4;
  pen.stroke(new Path2D("M380 150l-12 34 20 8-8 30"));
  return new File([await blob(canvas)], "路灯.jpg", { type: "image/jpeg" });
}

function shape(pen, colour, points) {
  pen.fillStyle = colour;
  pen.beginPath();
  for (const [x, y] of points) pen.lineTo(x, y);
  pen.fill();
}

/** Return a canvas as JPEG. */
export function blob(canvas) {
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
}

/** Return three seconds that rise and fall as speech does, as a WAV File. */
export function sampleVoice() {
  const view = new DataView(new ArrayBuffer(44 + RATE * SECONDS * 2));
  const write = (at, text) => [...text].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  write(0, "RIFF");
  view.setUint32(4, view.byteLength - 8, true);
  write(8, "WAVEfmt ");
  // PCM, one channel, 16 bits: sizes and rates as the WAVE format orders them.
  [[16, 16, 4], [20, 1, 2], [22, 1, 2], [24, RATE, 4], [28, RATE * 2, 4], [32, 2, 2], [34, 16, 2]].forEach(
    ([at, value, bytes]) => (bytes === 4 ? view.setUint32(at, value, true) : view.setUint16(at, value, true)),
  );
  write(36, "data");
  view.setUint32(40, RATE * SECONDS * 2, true);
  for (let index = 0; index < RATE * SECONDS; index += 1) {
    const second = index / RATE;
    const loud = Math.abs(Math.sin(second * 9)) * Math.sin((second / SECONDS) * Math.PI);
    const tone = Math.sin(2 * Math.PI * (170 + 40 * Math.sin(second * 4)) * second);
    view.setInt16(44 + index * 2, tone * loud * 12000, true);
  }
  return { file: new File([view.buffer], "voice.wav", { type: "audio/wav" }), duration: SECONDS };
}
