import { createHash } from 'node:crypto';
import type { ContainerFile } from '../package/write-container.ts';
import type {
  Akte,
  Aussonderungsmetadaten,
  Dokument,
  MessageType,
  Primaerdokument,
  Vorgang,
} from '../xdomea/model/index.ts';
import type { XdomeaVersion } from '../xdomea/version.ts';
import { documentKinds, matterAt, nameAt } from './matters.ts';
import { SeededRandom } from './random.ts';
import { samplePdf } from './sample-file.ts';

/** What the records of a sample are like. */
export interface RecordPlan {
  version: XdomeaVersion;
  seed: number;
  /** Documents in all. */
  documents: number;
  documentsPerVorgang: number;
  vorgaengePerAkte: number;
  /** Primary files are named and packed (not in 0501, which offers records without files). */
  withFiles: boolean;
  /** Bytes of each primary file at least. */
  fileSize: number;
  /** What the records say of their appraisal; undefined: nothing, and they are still worked on. */
  aussonderungsart?: 'A' | 'B' | undefined;
  /** The retention is over: only then records are offered and handed over. */
  expired: boolean;
  /** Akten of the plan that are there, by index. Default: all. */
  keep?: ((akte: number) => boolean) | undefined;
}

/** An Akte or Vorgang of a plan, by its id. */
export interface PlannedObject {
  id: string;
  kind: 'Akte' | 'Vorgang';
  /** Index of the Akte, from 0. */
  akte: number;
  /** Index of the Vorgang among all; undefined for an Akte. */
  vorgang: number | undefined;
}

const stream = {
  process: 1,
  message: 2,
  akte: 3,
  vorgang: 4,
  dokument: 5,
  file: 6,
  choice: 7,
  other: 8,
} as const;

const pad = (value: number, length: number) => String(value).padStart(length, '0');

/** A list that can be read again and is never there as a whole. */
const again = <T>(list: () => Iterator<T>): Iterable<T> => ({ [Symbol.iterator]: list });

/** Invented records of any number, made one at a time: memory stays the same however many there are. */
export class SampleRecords {
  readonly #plan: RecordPlan;
  readonly random: SeededRandom;

  constructor(plan: RecordPlan) {
    this.#plan = plan;
    this.random = new SeededRandom(plan.seed);
  }

  get prozessId(): string {
    return this.random.uuid(stream.process, 0);
  }

  /** Id of the message of a type, the same in every sample of the seed: answers name it. */
  messageId(messageType: MessageType | string, part = 1): string {
    return this.random.uuid(stream.message, Number(messageType) * 1000 + part);
  }

  /** Ids of what is no record: file plans, their units, workflows. */
  otherId(position: number): string {
    return this.random.uuid(stream.other, position);
  }

  get vorgaenge(): number {
    return Math.ceil(this.#plan.documents / this.#plan.documentsPerVorgang);
  }

  get akten(): number {
    return Math.ceil(this.vorgaenge / this.#plan.vorgaengePerAkte);
  }

  akteId(index: number): string {
    return this.random.uuid(stream.akte, index);
  }

  /** Akten `from` (inclusive) to `to` (exclusive). */
  list(from = 0, to = this.akten): Iterable<Akte> {
    return again(() => this.#list(from, to));
  }

  *#list(from: number, to: number): Generator<Akte> {
    for (let index = from; index < to; index++) if (this.#keeps(index)) yield this.#akte(index);
  }

  /** The primary files of the same Akten, in the same order. */
  files(from = 0, to = this.akten): Iterable<ContainerFile> {
    return again(() => this.#files(from, to));
  }

  *#files(from: number, to: number): Generator<ContainerFile> {
    if (!this.#plan.withFiles) return;
    const perAkte = this.#perAkte;
    const end = Math.min(to * perAkte, this.#plan.documents);
    for (let index = from * perAkte; index < end; index++)
      if (this.#keeps(Math.floor(index / perAkte))) yield this.file(index);
  }

  /** The primary file of a document. */
  file(index: number): ContainerFile {
    const content = this.#content(index);
    return { name: this.#fileName(index), size: content.length, content };
  }

  /** The same Akten, each followed by its Vorgänge, by their ids. */
  objects(): Iterable<PlannedObject> {
    return again(() => this.#objects());
  }

  *#objects(): Generator<PlannedObject> {
    for (let akte = 0; akte < this.akten; akte++) {
      if (!this.#keeps(akte)) continue;
      yield { id: this.akteId(akte), kind: 'Akte', akte, vorgang: undefined };
      const [first, last] = this.#vorgaengeOf(akte);
      for (let vorgang = first; vorgang < last; vorgang++)
        yield { id: this.random.uuid(stream.vorgang, vorgang), kind: 'Vorgang', akte, vorgang };
    }
  }

  dokument(index: number): Dokument {
    const kind = documentKinds[this.random.below(documentKinds.length, stream.choice, index)]!;
    const year = this.#firstYear(Math.floor(index / this.#perAkte)) + (index % 5);
    const day = `${year}-${pad(1 + (index % 12), 2)}-${pad(1 + (index % 28), 2)}`;
    return {
      kind: 'Dokument',
      identifikation: { id: this.random.uuid(stream.dokument, index) },
      allgemeineMetadaten: { betreff: `${kind} Nr. ${index + 1}` },
      datumDesSchreibens: day,
      typ: kind,
      version: this.#plan.withFiles
        ? [
            {
              nummer: '1',
              format: [
                {
                  name: { code: '018' },
                  version: '1.4',
                  primaerdokument: this.#primaerdokument(index, kind),
                },
              ],
            },
          ]
        : undefined,
    };
  }

  #primaerdokument(index: number, kind: string): Primaerdokument {
    const { version } = this.#plan;
    return {
      dateiname: this.#fileName(index),
      dateinameOriginal: version.startsWith('2.') ? undefined : `${kind} Nr. ${index + 1}.pdf`,
      hash: version === '4.0.0' ? this.#hash(index) : undefined,
    };
  }

  get #perAkte(): number {
    return this.#plan.documentsPerVorgang * this.#plan.vorgaengePerAkte;
  }

  #keeps(akte: number): boolean {
    return this.#plan.keep === undefined || this.#plan.keep(akte);
  }

  #vorgaengeOf(akte: number): [first: number, last: number] {
    const first = akte * this.#plan.vorgaengePerAkte;
    return [first, Math.min(first + this.#plan.vorgaengePerAkte, this.vorgaenge)];
  }

  /** Ten years of retention after five of work: over when work began long ago. */
  #firstYear(akte: number): number {
    return (this.#plan.expired ? 2003 : 2016) + (akte % 5);
  }

  #akte(index: number): Akte {
    const { plan, matter, office } = matterAt(this.random.bits(stream.choice, index + 1e6));
    const year = this.#firstYear(index);
    const [first, last] = this.#vorgaengeOf(index);
    const reference = `${plan}/${year}-${pad(index + 1, 5)}`;
    return {
      kind: 'Akte',
      identifikation: { id: this.akteId(index) },
      allgemeineMetadaten: {
        betreff: `${matter}, Sammelakte ${index + 1}`,
        kennzeichen: reference,
        federfuehrung: office,
        medium: { code: '001' },
        aktenplaneinheit: { kennzeichen: plan, inhaltsangabe: matter },
      },
      aussonderungsmetadaten: this.#disposal(index),
      typ: matter,
      laufzeit: { beginn: `${year}-01-01`, ende: `${year + 4}-12-31` },
      ...(this.#plan.version.startsWith('2.') ? undefined : this.#closed(index)),
      vorgang: Array.from({ length: last - first }, (_, number) =>
        this.#vorgang(first + number, index, reference, matter),
      ),
    };
  }

  #vorgang(index: number, akte: number, reference: string, matter: string): Vorgang {
    const first = index * this.#plan.documentsPerVorgang;
    const last = Math.min(first + this.#plan.documentsPerVorgang, this.#plan.documents);
    const year = this.#firstYear(akte);
    return {
      kind: 'Vorgang',
      identifikation: { id: this.random.uuid(stream.vorgang, index) },
      allgemeineMetadaten: {
        betreff: `${matter}: ${nameAt(this.random.bits(stream.choice, index + 2e6))}`,
        kennzeichen: `${reference}/${index + 1}`,
      },
      aussonderungsmetadaten: this.#disposal(akte),
      laufzeit: { beginn: `${year}-01-01`, ende: `${year + 4}-12-31` },
      ...this.#closed(akte),
      dokument: Array.from({ length: last - first }, (_, number) => this.dokument(first + number)),
    };
  }

  /** Closed at the end of its time. 2.x has no day of it. */
  #closed(akte: number): { zda?: boolean; zdaDatum?: string | undefined } {
    if (this.#plan.aussonderungsart === undefined) return {};
    const day = `${this.#firstYear(akte) + 4}-12-31`;
    return { zda: true, zdaDatum: this.#plan.version.startsWith('2.') ? undefined : day };
  }

  #disposal(akte: number): Aussonderungsmetadaten | undefined {
    const { aussonderungsart } = this.#plan;
    if (aussonderungsart === undefined) return undefined;
    return {
      aufbewahrungsdauer: { anzahlJahre: 10 },
      aussonderungsart: { code: aussonderungsart },
      aufbewahrungsende: `${this.#firstYear(akte) + 14}-12-31`,
    };
  }

  #fileName(index: number): string {
    return `${this.random.uuid(stream.file, index)}_Dokument_${index + 1}.pdf`;
  }

  #content(index: number): Uint8Array {
    return samplePdf(`Rathaus SDK, Testdokument ${index + 1}`, this.#plan.fileSize);
  }

  #hash(index: number): { wert: string; algorithmus: { code: string; listVersion: string } } {
    const wert = createHash('sha512').update(this.#content(index)).digest('hex');
    return { wert, algorithmus: { code: 'SHA-512', listVersion: '1.0.0' } };
  }
}
