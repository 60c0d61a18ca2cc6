import type { Ora } from 'ora';

/** Turns while something is awaited, in a terminal only. Ora is loaded when it is first needed, beside what is awaited. */
export class Spinner {
  #ora: Ora | undefined;
  #text: string | null = null;
  #loading = false;

  show(text: string): void {
    this.#text = text;
    if (!process.stderr.isTTY || !process.stdout.isTTY) return;
    if (this.#ora) this.#ora.start(text);
    else if (!this.#loading) void this.#load();
  }

  hide(): void {
    this.#text = null;
    this.#ora?.stop();
  }

  async #load(): Promise<void> {
    this.#loading = true;
    const { default: ora } = await import('ora');
    // Ctrl-C and the cursor are not its business: the command ends itself.
    this.#ora = ora({ discardStdin: false });
    if (this.#text !== null) this.#ora.start(this.#text);
  }
}
