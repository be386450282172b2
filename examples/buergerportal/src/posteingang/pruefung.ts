import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRathausError } from '@rathaus/client-core';
import type { Finding, Verdict } from '@rathaus/client-core/findings';
import { writeFileAtomically } from '@rathaus/client-core/node';
import { isUuid } from '@rathaus/client-core/text';
import { createMask, explain, placeText } from '@rathaus/client-core/texts';
import { type Container, readContainer } from '@rathaus/eakte-client/package';
import { catalogue } from '@rathaus/eakte-client/texts';
import { type CheckReport, checkMessage } from '@rathaus/eakte-client/xdomea';
import {
  type OnReceive,
  problemTypes,
  type ReceivedDelivery,
  type SubmissionProblem,
} from '@rathaus/exchange';

/** A received e-file as the records office sees it. */
export interface Eingang {
  submissionId: string;
  receivedAt: string;
  submittedAt: string;
  /** The container as received, hash verified against the sender's metadata. */
  container: { attachmentId: string; name: string; size: number; sha512: string };
  /** Files in the container, each read to its end and hashed. */
  dateien: { name: string; size: number; sha512: string }[];
  version: string | undefined;
  messageType: string | undefined;
  objekte: CheckReport['objects'];
  /** What the check found; empty for a clean message. */
  befunde: { rule: string; severity: string; text: string; ort: string }[];
  urteil: Verdict;
}

export interface Posteingang {
  onReceive: OnReceive;
  /** Newest first. */
  liste(): Promise<Eingang[]>;
  lesen(submissionId: string): Promise<Eingang | undefined>;
  /** The container of what `lesen` finds, as a file. */
  containerDatei(submissionId: string): string | undefined;
}

/** Checks what arrives and keeps it beside the inbox of the exchange: for each submission the result and the container. */
export async function createPosteingang(directory: string): Promise<Posteingang> {
  await mkdir(directory, { recursive: true });
  const read = async (file: string) => JSON.parse(await readFile(join(directory, file), 'utf8')) as Eingang;
  return {
    async onReceive(submission, { signal }) {
      // The exchange keeps content sealed; a container is read from any place, so it has to be a file.
      const container = join(directory, `${submission.remoteId}.zip`);
      const result = await pruefe(submission, container, signal);
      if ('reject' in result) {
        await rm(container, { force: true });
        return result;
      }
      // Stored before the verdict goes out: what was accepted must be found again after a crash.
      const path = join(directory, `${submission.remoteId}.json`);
      await writeFileAtomically(path, [new TextEncoder().encode(JSON.stringify(result, null, 1))], {
        signal,
      });
      return 'accept';
    },
    async liste() {
      const files = (await readdir(directory)).filter((name) => name.endsWith('.json'));
      const all = await Promise.all(files.map(read));
      return all.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
    },
    async lesen(submissionId) {
      if (!isUuid(submissionId)) return undefined;
      try {
        return await read(`${submissionId}.json`);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    containerDatei: (submissionId) =>
      isUuid(submissionId) ? join(directory, `${submissionId}.zip`) : undefined,
  };
}

function rejection(
  type: SubmissionProblem['type'],
  title: string,
  detail: string,
  instance: string,
): { reject: SubmissionProblem[] } {
  return { reject: [{ type, title, detail, instance }] };
}

async function pruefe(
  submission: ReceivedDelivery,
  path: string,
  signal: AbortSignal,
): Promise<Eingang | { reject: SubmissionProblem[] }> {
  const attachment = submission.attachments.find((one) => one.mimeType === 'application/zip');
  if (!attachment)
    return rejection(
      problemTypes.attachmentsMismatch,
      'Container fehlt',
      'Die Sendung enthält keinen xdomea-Container (application/zip).',
      'metadata',
    );
  const instance = `attachment:${attachment.id}`;
  await writeFileAtomically(path, attachment.stream(), { signal });
  let container: Container;
  try {
    container = await readContainer(path, {
      signal,
      fileName: attachment.fileName,
    });
  } catch (error) {
    if (!isRathausError(error) || error.retryable) throw error;
    return rejection(
      problemTypes.schemaViolation,
      'Container unlesbar',
      `Der Container wurde aus Sicherheitsgründen nicht geöffnet (${error.code}).`,
      instance,
    );
  }
  const opened = container;
  try {
    if (!opened.message)
      return rejection(
        problemTypes.schemaViolation,
        'Nachricht fehlt',
        'Der Container enthält keine xdomea-Nachricht.',
        instance,
      );

    const dateien: Eingang['dateien'] = [];
    try {
      for await (const { entry, facts } of opened.verify({ signal })) {
        const sha512 = facts?.hashes?.['SHA-512'];
        if (sha512 !== undefined) dateien.push({ name: entry.name, size: entry.size, sha512 });
      }
    } catch (error) {
      if (!isRathausError(error) || error.retryable) throw error;
      return rejection(
        problemTypes.schemaViolation,
        'Container beschädigt',
        `Eine Datei des Containers ist beschädigt (${error.code}).`,
        instance,
      );
    }
    // The message travels twice, as data and in the container: it has to be the same one.
    // The exchange has verified this hash when it stored the data: nothing of up to 100 MB needs to come into memory.
    const data = submission.data.sha512;
    if (dateien.find((datei) => datei.name === opened.message?.name)?.sha512 !== data) {
      return rejection(
        problemTypes.schemaViolation,
        'Nachricht und Container passen nicht zusammen',
        'Die Nachricht im Container ist eine andere als die übermittelte.',
        instance,
      );
    }
    const report = await checkMessage(opened.open(opened.message, { signal }), {
      signal,
      container: {
        fileName: opened.fileName,
        messageFileName: opened.message.name,
        entries: opened.files.map((file) => {
          const sha512 = dateien.find((datei) => datei.name === file.name)?.sha512;
          return { name: file.name, size: file.size, hashes: sha512 ? { 'SHA-512': sha512 } : undefined };
        }),
      },
    });
    return {
      submissionId: submission.remoteId,
      receivedAt: submission.receivedAt,
      submittedAt: submission.sentAt,
      container: {
        attachmentId: attachment.id,
        name: attachment.fileName ?? 'Container.zip',
        size: attachment.size,
        sha512: attachment.sha512,
      },
      dateien,
      version: report.version,
      messageType: report.messageType,
      objekte: report.objects,
      befunde: report.findings.map(befund),
      urteil: report.verdict,
    };
  } finally {
    await opened.close();
  }
}

/** Staff may see what the message says: nothing is masked. */
const offen = createMask(catalogue);

function befund(finding: Finding): Eingang['befunde'][number] {
  return {
    rule: finding.rule,
    severity: finding.severity,
    text: explain(finding, catalogue).message.de,
    ort: placeText(finding.place, 'de', offen),
  };
}
