import { readFile } from 'node:fs/promises';

/** What a run does, or would do, to a module of data. */
export interface TableChange {
  readonly name: string;
  readonly action: 'written' | 'unchanged' | 'kept-newer' | 'kept-more' | 'not-found';
  /** State before and after; absent where there is none. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Codes whose labels or other cells changed. */
  readonly renamed: readonly string[];
  /** Codes that have no German label. */
  readonly unlabelled: readonly string[];
}

/** The rows of a module by their codes, as written. */
export function rowsOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/^ {2}\['((?:[^'\\]|\\.)*)', (.*)\],$/gm)].map(([, code, cells]) => [code!, cells!]),
  );
}

/** The state that a module says. */
export const stateOf = (text: string): string | undefined => /date: '([^']*)'/.exec(text)?.[1];

/** A file, or nothing when it is not there. */
export const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

/** Compares a module with what it would become. */
export function changeOf(
  name: string,
  before: string | undefined,
  after: string,
  unlabelled: readonly string[] = [],
): TableChange {
  const old = rowsOf(before ?? '');
  const now = rowsOf(after);
  const from = before === undefined ? undefined : stateOf(before);
  const to = stateOf(after);
  const change = {
    name,
    from,
    to,
    added: [...now.keys()].filter((code) => !old.has(code)),
    removed: [...old.keys()].filter((code) => !now.has(code)),
    renamed: [...now].filter(([code, cells]) => old.has(code) && old.get(code) !== cells).map(([code]) => code),
    unlabelled,
  };
  if (before === after) return { ...change, action: 'unchanged' };
  if (from !== undefined && to !== undefined && from > to) return { ...change, action: 'kept-newer' };
  // A copy of a part of the table, which no newer date makes whole.
  if (now.size * 2 < old.size) return { ...change, action: 'kept-more' };
  return { ...change, action: 'written' };
}

const actions: Readonly<Record<TableChange['action'], string>> = {
  written: 'changed',
  unchanged: 'as it was',
  'kept-newer': 'kept: what is there is newer',
  'kept-more': 'kept: the copy has less than half of the rows, it is an extract',
  'not-found': 'not in the folder',
};

/** A change as lines for people. */
export function changeText({ name, action, from, to, ...codes }: TableChange): string {
  const lines = [`${name}: ${actions[action]} (${from ?? 'none'} → ${to ?? 'none'})`];
  for (const [word, list] of Object.entries({
    added: codes.added,
    removed: codes.removed,
    renamed: codes.renamed,
    'without a German label': codes.unlabelled,
  })) {
    if (list.length > 0 && action !== 'unchanged') lines.push(`  ${word}: ${list.join(' ')}`);
  }
  return lines.join('\n');
}
