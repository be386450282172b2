import type { LocalText } from '@rathaus/client-core/texts';

/** A fault of use: said as a sentence, exit code 2. */
export class UsageFault extends Error {
  readonly text: LocalText;
  constructor(de: string, en: string) {
    super(en);
    this.text = { de, en };
  }
}
