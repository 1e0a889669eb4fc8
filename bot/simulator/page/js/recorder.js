/** The microphone. */

export class Recorder {
  #recorder;
  #parts = [];
  #began = performance.now();

  /** Ask for the microphone and begin; rejects where there is none or it is refused. */
  static async begin() {
    const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
    return new Recorder(sound);
  }

  constructor(sound) {
    const wanted = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];
    const mimeType = wanted.find((type) => MediaRecorder.isTypeSupported(type));
    this.#recorder = new MediaRecorder(sound, { mimeType });
    this.#recorder.addEventListener("dataavailable", (event) => this.#parts.push(event.data));
    this.#recorder.start();
  }

  /** How long it has run, in seconds. */
  get seconds() {
    return (performance.now() - this.#began) / 1000;
  }

  /** End and return the recording as a Blob. */
  async end() {
    const ended = new Promise((resolve) => this.#recorder.addEventListener("stop", resolve, { once: true }));
    this.#recorder.stop();
    await ended;
    this.#recorder.stream.getTracks().forEach((track) => track.stop());
    return new Blob(this.#parts, { type: this.#recorder.mimeType.split(";")[0] });
  }
}
