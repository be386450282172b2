import { readProblems } from '../read-problems.ts';
import type { DeliveryProblem } from '../transport.ts';
import { isReaderName } from './layout.ts';
import { formatVersion } from './manifest.ts';
import { instantOf, memberOf, readJsonObject, writeJson } from './read-json.ts';

/** Who has taken a delivery, since when. */
export interface Claim {
  readonly delivery: string;
  /** Hex SHA-512 of the manifest. */
  readonly manifestSha512: string;
  /** Name of the reader. */
  readonly reader: string;
  /** Id of the delivery in the inbox of the reader: two systems of one name are two holders. */
  readonly holder: string;
  /** ISO 8601 in UTC, by the clock of the reader. */
  readonly at: string;
}

/** The answer of a reader to a delivery. */
export interface Receipt {
  readonly delivery: string;
  readonly manifestSha512: string;
  readonly reader: string;
  readonly answer: 'accepted' | 'rejected';
  readonly at: string;
  /** Files with the hashes that the reader has computed; of an accepted delivery all of them. */
  readonly parts: readonly { readonly file: string; readonly sha512: string }[];
  readonly problems: readonly DeliveryProblem[];
}

const claimFormat = 'rathaus-mailbox/claim';
const receiptFormat = 'rathaus-mailbox/receipt';

export const writeClaim = ({ delivery, manifestSha512, reader, holder, at }: Claim): Uint8Array =>
  writeJson({ format: claimFormat, version: formatVersion, delivery, manifestSha512, reader, holder, at });

export const writeReceipt = (receipt: Receipt): Uint8Array => {
  const { delivery, manifestSha512, reader, answer, at, parts, problems } = receipt;
  return writeJson({
    format: receiptFormat,
    version: formatVersion,
    delivery,
    manifestSha512,
    reader,
    answer,
    at,
    parts: parts.map(({ file, sha512 }) => ({ file, sha512 })),
    problems: problems.map(({ type, title, detail, instance }) => ({ type, title, detail, instance })),
  });
};

/** The claim in these bytes; undefined for anything that is none of this version. */
export function readClaim(bytes: Uint8Array): Claim | undefined {
  const common = readCommon(bytes, claimFormat);
  const holder = common && memberOf(common.root, 'holder');
  return common && typeof holder === 'string' ? { ...common.facts, holder } : undefined;
}

/** The receipt in these bytes; undefined for anything that is none of this version. */
export function readReceipt(bytes: Uint8Array): Receipt | undefined {
  const common = readCommon(bytes, receiptFormat);
  if (!common) return undefined;
  const { root, facts } = common;
  const answer = memberOf(root, 'answer');
  if (answer !== 'accepted' && answer !== 'rejected') return undefined;
  const listed: unknown = memberOf(root, 'parts');
  const parts = (Array.isArray(listed) ? listed : []).flatMap((part: unknown) => {
    const { file, sha512 } = (part ?? {}) as { file?: unknown; sha512?: unknown };
    return typeof file === 'string' && typeof sha512 === 'string' ? [{ file, sha512 }] : [];
  });
  return { ...facts, answer, parts, problems: answer === 'rejected' ? readProblems(root) : [] };
}

function readCommon(bytes: Uint8Array, format: string) {
  const root = readJsonObject(bytes);
  if (!root || memberOf(root, 'format') !== format || memberOf(root, 'version') !== formatVersion)
    return undefined;
  const delivery = memberOf(root, 'delivery');
  const manifestSha512 = memberOf(root, 'manifestSha512');
  const reader = memberOf(root, 'reader');
  const at = instantOf(root, 'at');
  if (typeof delivery !== 'string' || typeof manifestSha512 !== 'string' || at === undefined)
    return undefined;
  if (!isReaderName(reader)) return undefined;
  return { root, facts: { delivery, manifestSha512, reader, at } };
}
