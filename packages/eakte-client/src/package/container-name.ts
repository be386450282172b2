import { isUuid } from '@rathaus/client-core/text';
import { eakteError } from '../errors.ts';

/** xdomea versions whose naming rules are known (fact: NRW README citing the specifications, section 7). */
export type ContainerVersion = '2.3.0' | '2.4.0' | '3.0.0' | '3.1.0' | '4.0.0';

/** What the name of a container says about its content. */
export interface ContainerNaming {
  version: ContainerVersion;
  /** UUID of the process (`ProzessID`); the case is kept as given. */
  prozessId: string;
  /** Root element of the message, `Abgabe.Abgabe.0401`. From 4.0 only its number reaches the name. */
  message: string;
  /** `LfdNrNachrichtProTyp`, from 1. Only used from 4.0, where it defaults to 1. */
  part?: number | undefined;
}

/** A name taken apart; `message` is missing for names that carry only the number. */
export interface ParsedContainerName {
  prozessId: string;
  /** Four digits, `0401`. */
  number: string;
  message?: string;
  part?: number;
  /** `strict`: follows a specification; `tolerated`: a form seen at partners (`<UUID>_0503`). */
  form: 'strict' | 'tolerated';
}

const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
const rootName = /^[A-Za-z]+\.[A-Za-z]+\.(\d{4})$/;
const nameUpTo31 = new RegExp(`^(${uuid})_([A-Za-z]+\\.[A-Za-z]+\\.(\\d{4}))$`);
const nameFrom40 = new RegExp(`^(${uuid})_(\\d{4})_([1-9]\\d*)$`);
const nameShort = new RegExp(`^(${uuid})_(\\d{4})$`);

/**
 * Names of a container and of the message inside it:
 * up to 3.1 `<ProzessID>_<Gruppe>.<Name>.<NNNN>.zip`, from 4.0 `<ProzessID>_<NNNN>_<LfdNr>.zip`.
 * Throws `eakte.package.naming` when an input cannot be part of a name.
 * Source: xdomea specification 3.x p. 11, 4.0 p. 10.
 *
 * @example
 * containerName({ version: '3.0.0', prozessId, message: 'Abgabe.Abgabe.0401' }).container;
 * // '3f1c0a52-7b1d-4f7e-9a52-0c8d1f3e5a01_Abgabe.Abgabe.0401.zip'
 */
export function containerName(naming: ContainerNaming): { stem: string; container: string; message: string } {
  const number = rootName.exec(naming.message)?.[1];
  const part = naming.part ?? 1;
  if (!isUuid(naming.prozessId) || !number || !Number.isSafeInteger(part) || part < 1) {
    throw eakteError('eakte.package.naming');
  }
  const stem =
    naming.version === '4.0.0'
      ? `${naming.prozessId}_${number}_${part}`
      : `${naming.prozessId}_${naming.message}`;
  return { stem, container: `${stem}.zip`, message: `${stem}.xml` };
}

/** Takes the name of a container or message apart (`.zip`, `.xml`, `.xdomea` or none); undefined if it follows no known form. */
export function parseContainerName(name: string): ParsedContainerName | undefined {
  const stem = name.replace(/\.(zip|xml|xdomea)$/i, '');
  const old = nameUpTo31.exec(stem);
  if (old) return { prozessId: old[1]!, message: old[2]!, number: old[3]!, form: 'strict' };
  const current = nameFrom40.exec(stem);
  if (current) {
    return { prozessId: current[1]!, number: current[2]!, part: Number(current[3]), form: 'strict' };
  }
  const short = nameShort.exec(stem);
  return short ? { prozessId: short[1]!, number: short[2]!, form: 'tolerated' } : undefined;
}
