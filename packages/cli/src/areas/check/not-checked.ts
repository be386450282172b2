import type { Report } from '@rathaus/client-core/findings';
import type { Recognition } from '@rathaus/client-core/recognise';
import { type Catalogue, type LocalText, text } from '@rathaus/client-core/texts';

/** Why there is no check of a file. */
export type NotChecked =
  /** Recognised as something that the SDK does not check. */
  | {
      readonly why: 'foreign';
      readonly title: LocalText;
      /** What it was taken for: "keine E-Akte". */
      readonly instead?: LocalText | undefined;
    }
  | { readonly why: 'unknown' }
  /** Several areas are equally sure that it is theirs. */
  | { readonly why: 'rivals'; readonly rivals: readonly Recognition[] }
  /** A link without a target. */
  | { readonly why: 'dangling' }
  /** A device, a socket, a named pipe. */
  | { readonly why: 'special' };

/** A report with the texts that belong to it. */
export interface Judged {
  readonly report: Report;
  readonly catalogue: Catalogue;
  /** The area that checked it; absent when none did. */
  readonly area?: string | undefined;
  /** Whether it is of a kind that nobody checks here. */
  readonly isForeign?: boolean | undefined;
}

const list = (titles: readonly string[], last: string): string =>
  titles.length < 2 ? titles.join('') : `${titles.slice(0, -1).join(', ')} ${last} ${titles.at(-1)}`;

/** The area of a recognition: its kind begins with it. */
const areaOf = ({ kind }: Recognition): string => kind.split('.')[0]!;

/** `Das ist ein Office-Dokument, keine E-Akte.` */
export const foreignText = (title: LocalText, instead?: LocalText | undefined): LocalText =>
  text(
    `Das ist ${title.de}${instead ? `, ${instead.de}` : ''}.`,
    `This is ${title.en}${instead ? `, ${instead.en}` : ''}.`,
  );

function titleOf(reason: NotChecked): LocalText {
  switch (reason.why) {
    case 'foreign':
      return foreignText(reason.title, reason.instead);
    case 'unknown':
      return text('Diese Art von Datei ist nicht bekannt.', 'Files of this kind are not known.');
    case 'rivals': {
      const titles = reason.rivals.map(({ title }) => title);
      return text(
        `Das kann ${list(
          titles.map(({ de }) => de),
          'oder',
        )} sein; beides ist gleich wahrscheinlich.`,
        `This may be ${list(
          titles.map(({ en }) => en),
          'or',
        )}; both are equally likely.`,
      );
    }
    case 'dangling':
      return text('Die Verknüpfung führt zu keiner Datei.', 'The link leads to no file.');
    case 'special':
      return text(
        'Das ist keine Datei, sondern ein Gerät oder eine Verbindung.',
        'This is no file but a device or a connection.',
      );
  }
}

function remedyOf(reason: NotChecked, checks: LocalText): LocalText {
  if (reason.why === 'rivals') {
    const options = [...new Set(reason.rivals.map(areaOf))].map((area) => `--area ${area}`);
    return text(
      `Mit ${list(options, 'oder')} sagen, was gemeint ist.`,
      `Say what is meant with ${list(options, 'or')}.`,
    );
  }
  if (reason.why === 'dangling')
    return text('Die Datei besorgen, auf die sie zeigt.', 'Get the file that it points to.');
  return text(`Geprüft werden: ${checks.de}.`, `What is checked: ${checks.en}.`);
}

/** The report on something that was not checked: no finding, and no verdict. */
export function notChecked(name: string, reason: NotChecked, checks: LocalText): Judged {
  const what = `cli.unchecked.${reason.why}`;
  return {
    isForeign: reason.why === 'foreign' || reason.why === 'unknown',
    report: {
      kind: 'cli.file',
      name,
      verdict: 'not-judged',
      findings: [],
      unchecked: [{ what, place: { kind: 'pointer', pointer: '' }, values: {} }],
      counts: { error: 0, warning: 0, info: 0 },
    },
    catalogue: {
      rules: {},
      unchecked: { [what]: { title: titleOf(reason), remedy: remedyOf(reason, checks) } },
      reports: {
        'cli.file': {
          title: text('Datei', 'File'),
          verdicts: {
            passed: text('Bestanden', 'Passed'),
            failed: text('Nicht bestanden', 'Failed'),
            'not-judged': text('Kein Urteil', 'No verdict'),
          },
        },
      },
    },
  };
}
