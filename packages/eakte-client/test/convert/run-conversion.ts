import {
  allowWeakerProtection,
  type ConversionEvent,
  type ConversionPolicy,
  type ConvertOptions,
  convertMessage,
  type LossReport,
  type MessageSource,
  type Nachricht,
  readMessage,
  type StatedHash,
} from '../../src/xdomea/index.ts';
import { randomFrom } from '../random/random-message.ts';

export interface ConversionRun {
  text: string;
  message: Nachricht;
  events: ConversionEvent[];
  files: { name: string; content: Uint8Array }[];
  hashes: StatedHash[];
  renames: ReadonlyMap<string, string>;
  report: LossReport;
  findings: string[];
}

/** Every way out of a refusal is taken. */
export const lenient: ConversionPolicy = {
  documents: 'wrap',
  contextObjects: 'keep',
  splitTransfers: 'own-process',
  [allowWeakerProtection]: true,
};

/** UUIDs that are the same in every run. */
export function uuids(seed = 1): () => string {
  const random = randomFrom(seed);
  const digits = (count: number) =>
    Array.from({ length: count }, () => '0123456789abcdef'[Math.floor(random() * 16)]).join('');
  return () => [8, 4, 4, 4, 12].map(digits).join('-');
}

/** Converts, keeps everything that is reported, and reads the result back. */
export async function runConversion(
  source: MessageSource | Nachricht,
  options: ConvertOptions,
): Promise<ConversionRun> {
  const events: ConversionEvent[] = [];
  const files: { name: string; content: Uint8Array }[] = [];
  const hashes: StatedHash[] = [];
  const conversion = await convertMessage(source, {
    randomUuid: uuids(),
    observer: (event) => events.push(event),
    onFile: (file) => {
      files.push(file);
    },
    onHashes: (found) => {
      hashes.push(...found);
    },
    ...options,
  });
  const text = await new Response(conversion.stream).text();
  const report = await conversion.report;
  const { message, findings } = await readMessage(text);
  return {
    text,
    message: message!,
    events,
    files,
    hashes,
    renames: conversion.renames,
    report,
    findings: findings.map(({ rule, values }) => `${rule} ${JSON.stringify(values)}`),
  };
}
