import type { ElementReader } from '@rathaus/client-core/xml';
import type { Mark } from '../finding/mark.ts';
import type { BoundElement } from '../mapping/binding.ts';
import type { MachineEvents, OpenCode } from './events.ts';
import type { RecordFrame } from './record.ts';

const dateiformatList = 'urn:xoev-de:xdomea:codeliste:dateiformat';

/**
 * Reports codes of lists that the schema names and does not compare (types 3 and 4 of the XÖV handbook). Looks at the
 * elements themselves, because parts of a record that no rule asks for are not built. Hands itself over, so that no object
 * is made for a code.
 */
export class OpenCodes implements OpenCode {
  element = '';
  code = '';
  listUri: string | undefined;
  listVersion: string | undefined;
  readonly #report: NonNullable<MachineEvents['code']> | undefined;
  readonly #reader: ElementReader;
  /** Depth of the element with the code. */
  #depth = 0;
  #isOpen = false;

  constructor({ code }: MachineEvents, reader: ElementReader) {
    this.#report = code;
    this.#reader = reader;
  }

  mark(): Mark {
    return this.#reader.markOf(this.#depth);
  }

  /** An element of a code type begins. */
  open(depth: number, { use, type }: BoundElement): void {
    const { values, listUri, listVersion } = type.code!;
    // Every file has a code of Dateiformat, and R16 sees it with the format.
    this.#isOpen = values === undefined && listUri !== dateiformatList;
    if (!this.#isOpen) return;
    this.#depth = depth;
    this.element = use.name;
    this.listUri = listUri;
    this.listVersion = listVersion;
    const { scanner } = this.#reader;
    for (let index = 0; index < scanner.attributeCount; index += 1) {
      const name = scanner.attributeNames[index]!.text;
      if (name === 'listURI') this.listUri = scanner.attributeValues[index]!.trim();
      else if (name === 'listVersionID') this.listVersion = scanner.attributeValues[index]!.trim();
    }
  }

  /** Any text is complete; the first inside an element of a code type is its code. */
  closeText(depth: number, text: string, record: RecordFrame | undefined): void {
    if (!this.#isOpen || depth !== this.#depth + 1) return;
    this.#isOpen = false;
    this.code = text;
    this.#report?.(this, record);
  }
}
