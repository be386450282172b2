import type { LocalText } from '../check/finding.ts';

/** The file is not well-formed, or passes a limit: reading ends here. */
export class XmlFault extends Error {
  readonly text: LocalText;
  /** Offset in the scanner's buffer. */
  readonly at: number;
  /** `R32` for what the SDK refuses although XML allows it, `XML` for what is not XML. */
  readonly rule: 'XML' | 'R32';
  constructor(at: number, de: string, en: string, rule: 'XML' | 'R32' = 'XML') {
    super(en);
    this.at = at;
    this.text = { de, en };
    this.rule = rule;
  }
}
