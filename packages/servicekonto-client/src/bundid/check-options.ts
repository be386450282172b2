import { type ConfigFaults, judgeMembers, type MembersOf } from '@rathaus/client-core/config';
import { allowHttp, allowSandbox } from '../config/danger.ts';
import { checkLevelWords } from '../level/check-level-words.ts';
import type { LevelWords } from '../level/level-words.ts';
import type { Outside } from '../login/protocol.ts';
import { samlMembers } from '../saml/check-options.ts';
import { bundidAttributes, bundidNameOf } from './attributes.ts';
import { bundidEnvironmentOf, bundidEnvironments } from './environments.ts';
import { bundidLanguages, bundidMethods } from './methods.ts';
import type { BundidOptions } from './options.ts';

const optionMembers: MembersOf<BundidOptions> = {
  ...samlMembers,
  displayName: true,
  onlineServiceId: true,
  attributes: true,
  required: true,
  methods: true,
  lang: true,
  backUrl: true,
  statusDetail: true,
  levels: true,
};
const levelMembers: MembersOf<LevelWords> = { values: true, answers: true };

/** Longest name of an online service that is shown as a whole (section 9.5), in UTF-16 units of the NFC form. */
const longestName = 50;

/**
 * Judges what BundID has rules of its own for (interface description 10.2, sections 7.2 and 9); `at` is the place of the
 * options, for example `providers.bundid`. Keys and identity provider are judged as with every provider of SAML.
 */
export function checkBundidOptions(
  options: BundidOptions,
  at: string,
  config: Outside,
  faults: ConfigFaults,
): void {
  judgeMembers(at, options, optionMembers, faults);
  judgeMembers(`${at}.levels`, options.levels, levelMembers, faults);
  checkLevelWords(options.levels, `${at}.levels`, faults);
  checkEntityId(options.entityId, `${at}.entityId`, faults);
  if (typeof options.identityProvider === 'string')
    faults.oneOf(`${at}.identityProvider`, options.identityProvider, Object.keys(bundidEnvironments));
  checkDisplay(options, at, config, faults);
  checkAttributes(options, at, faults);
  checkMethods(options.methods, `${at}.methods`, faults);
  if (options.statusDetail !== undefined && typeof options.statusDetail !== 'boolean')
    faults.add(`${at}.statusDetail`, 'must be true or false');
}

/** Section 7.2: an address with https and without port. Its host feeds the bPK2 of every person, for good. */
function checkEntityId(entityId: unknown, at: string, faults: ConfigFaults): void {
  // That it is there at all is a rule of every provider.
  if (typeof entityId !== 'string' || entityId.trim() === '') return;
  const isAddress = URL.canParse(entityId) && /^https:\/\/[^/?#@:\s]+(?:\/[^?#\s]*)?$/.test(entityId);
  if (!isAddress) faults.add(at, 'must be an https: address without port, query and fragment');
}

function checkDisplay(options: BundidOptions, at: string, config: Outside, faults: ConfigFaults): void {
  const { displayName, onlineServiceId, backUrl, lang } = options;
  if (faults.text(`${at}.displayName`, displayName)) {
    if (displayName.normalize('NFC').length > longestName)
      faults.add(`${at}.displayName`, `must be ${longestName} characters at most: BundID cuts longer ones`);
    if (displayName !== displayName.trim() || invisible.test(displayName))
      faults.add(
        `${at}.displayName`,
        'must be one line without control characters and white space around it',
      );
  }
  if (faults.text(`${at}.onlineServiceId`, onlineServiceId)) {
    const form = bundidEnvironmentOf(options.identityProvider)?.onlineServiceId;
    if (!(form?.pattern ?? plainId).test(onlineServiceId))
      faults.add(`${at}.onlineServiceId`, `must look like ${form?.example ?? 'BMI-A0000'}`);
  }
  faults.oneOf(`${at}.lang`, lang, bundidLanguages);
  // The page is our own, wherever it is.
  if (backUrl !== undefined)
    faults.address(`${at}.backUrl`, backUrl, { [allowHttp]: config[allowHttp], [allowSandbox]: true });
}

/** What XML cannot carry, or people cannot see. */
const invisible = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const plainId = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

function checkAttributes({ attributes, required }: BundidOptions, at: string, faults: ConfigFaults): void {
  checkReferences(attributes, `${at}.attributes`, faults);
  checkReferences(required, `${at}.required`, faults);
  // With none at all BundID refuses the request (section 9.2.2).
  if (Array.isArray(attributes) && attributes.length === 0 && !required?.length)
    faults.add(`${at}.attributes`, 'must have at least one attribute');
  for (const [row, { name }] of Object.entries({
    bPK: bundidAttributes.bPK,
    issuingState: bundidAttributes.issuingState,
  }))
    if (Array.isArray(required) && required.some((one) => bundidNameOf(one) === name))
      faults.add(`${at}.required`, `must not have ${row}: BundID does not deliver it any more`);
}

function checkReferences(references: unknown, at: string, faults: ConfigFaults): void {
  if (references === undefined) return;
  if (!Array.isArray(references)) {
    faults.add(at, 'must be a list');
    return;
  }
  const names = references.map((one: unknown) => (typeof one === 'string' ? bundidNameOf(one) : undefined));
  for (const [index, name] of names.entries()) {
    if (name === undefined) faults.add(`${at}[${index}]`, 'is no attribute of BundID and no urn:oid: name');
    else if (names.indexOf(name) < index) faults.add(`${at}[${index}]`, 'is there twice');
  }
}

function checkMethods(methods: unknown, at: string, faults: ConfigFaults): void {
  if (methods === undefined) return;
  // Section 9.6: an empty list is an error page of BundID.
  if (!Array.isArray(methods) || methods.length === 0) {
    faults.add(at, 'must be a list of at least one method; leave it out to offer all');
    return;
  }
  for (const method of methods) faults.oneOf(at, method, bundidMethods);
  if (new Set(methods).size < methods.length) faults.add(at, 'has a method twice');
}
