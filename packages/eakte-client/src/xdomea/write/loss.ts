import { RathausError } from '@rathaus/client-core';
import type { LocalText } from '../check/finding.ts';

/** Why something of the model is not in the message that was written. */
export type LossReason =
  /** The version has no place for it. */
  | 'no-place'
  /** The version holds one, the model has more. */
  | 'only-one'
  /** The version allows one of several, the model has more than one of them. */
  | 'one-of'
  /** The version does not allow the value. */
  | 'value'
  /** Something that belongs to it and that the version demands is missing. */
  | 'incomplete'
  /** It was turned into something weaker. */
  | 'weakened';

/** One thing that a version could not take over. */
export interface Loss {
  /** Fields from the message: `schriftgutobjekt[0].vorgang[2].aussonderungsmetadaten.transferfristende`. */
  path: string;
  reason: LossReason;
  text: LocalText;
}

const texts: Readonly<Record<LossReason, LocalText>> = {
  'no-place': { de: 'Die Zielversion hat kein Feld dafür.', en: 'The target version has no place for it.' },
  'only-one': {
    de: 'Die Zielversion lässt nur einen Wert zu.',
    en: 'The target version holds only one value.',
  },
  'one-of': {
    de: 'Die Zielversion lässt nur eine von mehreren Angaben zu.',
    en: 'The target version allows only one of several values.',
  },
  value: {
    de: 'Der Wert ist in der Zielversion nicht erlaubt.',
    en: 'The target version does not allow the value.',
  },
  incomplete: {
    de: 'Eine Angabe, die die Zielversion verlangt, fehlt.',
    en: 'Something the target version demands is missing.',
  },
  weakened: {
    de: 'Die Angabe ist nur vereinfacht übertragbar.',
    en: 'It can only be carried over in a weaker form.',
  },
};

export function lossOf(path: string, reason: LossReason, text: LocalText = texts[reason]): Loss {
  return { path, reason, text };
}

/** The model cannot be written as a valid message of the version. `details` name the field, never its value. */
export function unwritable(path: string, reason: LossReason, what: string, version: string): RathausError {
  return new RathausError({
    code: 'eakte.xdomea.invalid-model',
    origin: 'local',
    message: `The model cannot be written as xdomea ${version}: ${path}: ${what}.`,
    details: { path, reason, version },
  });
}
