import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Verdict } from '@rathaus/client-core/findings';
import type { MessageDirection, XdomeaVersion } from '../../src/xdomea/index.ts';
import type { Given } from './checked.ts';

/** What a clerk reads of a message, by what is there of it. */
export interface Row {
  readonly type: string;
  readonly version: XdomeaVersion;
  readonly direction: MessageDirection;
  readonly given: readonly Given[];
  /** Documents of the sample; undefined for the usual number. */
  readonly documents: number | undefined;
  readonly verdict: Verdict;
  readonly says: string;
  readonly lead: string;
  readonly next: string;
}

/** Four lines for each message: what is there and its direction, verdict and sentence, lead, next step. */
export const tablePath = fileURLToPath(new URL('verdicts.txt', import.meta.url));

const words: Readonly<Record<Verdict, string>> = {
  passed: 'bestanden',
  failed: 'nicht bestanden',
  'not-judged': 'nicht beurteilt',
};

const directions: Readonly<Record<MessageDirection, string>> = { out: 'ausgehend', in: 'eingehend' };

export const rowText = ({
  type,
  version,
  direction,
  given,
  documents,
  verdict,
  says,
  lead,
  next,
}: Row): string =>
  [
    [
      type,
      version,
      directions[direction],
      ...given,
      ...(documents === undefined ? [] : [`${documents} Dokument`]),
    ].join(' · '),
    `  ${words[verdict]}: ${says}`,
    `  ${lead}`,
    `  ${next}`,
  ].join('\n');

function rowOf(text: string): Row {
  const [head = '', verdictLine = '', lead = '', next = ''] = text.split('\n').map((line) => line.trim());
  const [type = '', version = '', way = '', ...given] = head.split(' · ');
  const direction = (Object.keys(directions) as MessageDirection[]).find((one) => directions[one] === way);
  const documents = given.find((word) => word.endsWith(' Dokument'));
  const [word = '', says = ''] = /^([a-z ]+): (.*)$/.exec(verdictLine)?.slice(1) ?? [];
  const verdict = (Object.keys(words) as Verdict[]).find((one) => words[one] === word);
  if (verdict === undefined) throw new Error(`no verdict: ${verdictLine}`);
  if (direction === undefined) throw new Error(`no direction: ${head}`);
  return {
    type,
    version: version as XdomeaVersion,
    direction,
    given: given.filter((one) => one !== documents) as Given[],
    documents: documents === undefined ? undefined : Number.parseInt(documents, 10),
    verdict,
    says,
    lead,
    next,
  };
}

export const table = (): readonly Row[] => readFileSync(tablePath, 'utf8').trim().split('\n\n').map(rowOf);
