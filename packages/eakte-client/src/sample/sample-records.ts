import { createHash } from 'node:crypto';
import type { ContainerFile } from '../package/write-container.ts';
import type { Akte, Aussonderungsmetadaten, Dokument, Kontakt, Vorgang } from '../xdomea/model/index.ts';
import type { XdomeaVersion } from '../xdomea/version.ts';
import { SeededRandom } from './random.ts';
import { samplePdf } from './sample-file.ts';

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
  /** 05xx: deadlines and appraisal are given. */
  disposal: boolean;
}

// Matters of a town; invented, no person.
const matters: readonly [plan: string, matter: string][] = [
  ['21.31', 'Hundesteuer'],
  ['32.12', 'Sondernutzung von Straßen'],
  ['63.02', 'Bauvoranfrage'],
  ['50.40', 'Wohngeld'],
  ['40.11', 'Schülerbeförderung'],
  ['66.20', 'Straßenbeleuchtung'],
  ['34.05', 'Gewerbeanmeldung'],
];
const documentKinds = ['Antrag', 'Bescheid', 'Vermerk', 'Anhörung', 'Eingangsbestätigung', 'Stellungnahme'];
const stream = { process: 1, message: 2, akte: 3, vorgang: 4, dokument: 5, file: 6, choice: 7 } as const;

const pad = (value: number, length: number) => String(value).padStart(length, '0');

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

  messageId(part: number): string {
    return this.random.uuid(stream.message, part);
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
  *list(from = 0, to = this.akten): Generator<Akte> {
    for (let index = from; index < to; index++) yield this.#akte(index);
  }

  /** The primary files of the same Akten, in the same order. */
  *files(from = 0, to = this.akten): Generator<ContainerFile> {
    if (!this.#plan.withFiles) return;
    const perAkte = this.#plan.documentsPerVorgang * this.#plan.vorgaengePerAkte;
    const end = Math.min(to * perAkte, this.#plan.documents);
    for (let index = from * perAkte; index < end; index++) {
      const content = this.#content(index);
      yield { name: this.#fileName(index), size: content.length, content };
    }
  }

  dokument(index: number): Dokument {
    const { version } = this.#plan;
    const kind = documentKinds[this.random.below(documentKinds.length, stream.choice, index)]!;
    const day = `${2015 + (index % 5)}-${pad(1 + (index % 12), 2)}-${pad(1 + (index % 28), 2)}`;
    return {
      kind: 'Dokument',
      identifikation: { id: this.random.uuid(stream.dokument, index) },
      allgemeineMetadaten: { betreff: `${kind} Nr. ${index + 1}` },
      datumDesSchreibens: day,
      typ: kind,
      ...(this.#plan.withFiles
        ? {
            version: [
              {
                nummer: '1',
                format: [
                  {
                    name: { code: '018' },
                    version: '1.4',
                    primaerdokument: {
                      dateiname: this.#fileName(index),
                      ...(version === '4.0.0' ? { hash: this.#hash(index) } : {}),
                    },
                  },
                ],
              },
            ],
          }
        : {}),
    };
  }

  #akte(index: number): Akte {
    const [plan, matter] = matters[this.random.below(matters.length, stream.choice, index + 1e6)]!;
    const year = 2010 + (index % 5);
    const first = index * this.#plan.vorgaengePerAkte;
    const last = Math.min(first + this.#plan.vorgaengePerAkte, this.vorgaenge);
    const reference = `${plan}/${year}-${pad(index + 1, 5)}`;
    return {
      kind: 'Akte',
      identifikation: { id: this.akteId(index) },
      allgemeineMetadaten: {
        betreff: `${matter}, Sammelakte ${index + 1}`,
        kennzeichen: reference,
        medium: { code: '001' },
        aktenplaneinheit: { kennzeichen: plan },
      },
      ...(this.#plan.disposal ? { aussonderungsmetadaten: this.#disposal(index) } : {}),
      typ: matter,
      laufzeit: { beginn: `${year}-01-01`, ende: `${year + 9}-12-31` },
      vorgang: Array.from({ length: last - first }, (_, number) =>
        this.#vorgang(first + number, reference, matter),
      ),
    };
  }

  #vorgang(index: number, reference: string, matter: string): Vorgang {
    const first = index * this.#plan.documentsPerVorgang;
    const last = Math.min(first + this.#plan.documentsPerVorgang, this.#plan.documents);
    return {
      kind: 'Vorgang',
      identifikation: { id: this.random.uuid(stream.vorgang, index) },
      allgemeineMetadaten: {
        betreff: `${matter}, Fall ${index + 1}`,
        kennzeichen: `${reference}/${index + 1}`,
      },
      ...(this.#plan.disposal ? { aussonderungsmetadaten: this.#disposal(index) } : {}),
      dokument: Array.from({ length: last - first }, (_, number) => this.dokument(first + number)),
    };
  }

  #disposal(_index: number): Aussonderungsmetadaten {
    return { aufbewahrungsdauer: { anzahlJahre: 10 }, aussonderungsart: { code: 'B' } };
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

export const sampleSender: Kontakt = {
  nameInstitution: { name: 'Stadt Musterstadt' },
  nameOrganisationseinheit: { name: 'Zentrale Dienste' },
};

export const sampleReader: Kontakt = { nameInstitution: { name: 'Kreisarchiv Beispielhausen' } };
