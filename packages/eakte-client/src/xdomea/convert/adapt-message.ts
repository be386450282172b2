import { type Binding, bindingsOf } from '../mapping/binding.ts';
import { isObject, type ModelObject } from '../write/plan.ts';
import { adaptResults } from './adapt-results.ts';
import { type At, below } from './journal.ts';
import { allowWeakerProtection, type Setting } from './settings.ts';
import { refused } from './unfit.ts';

/** What concerns the message as a whole: marks of the header, cover letters, results. */
export function adaptMessage(binding: Binding, value: ModelObject, at: At, setting: Setting): ModelObject {
  const header = ownCode(guardHeader(value, at, setting), at, setting);
  const letters = oneLetter(binding, header, at, setting);
  return adaptResults(letters, at, setting);
}

function guardHeader(value: ModelObject, at: At, setting: Setting): ModelObject {
  const { fromFamily, toFamily, policy, to, journal } = setting;
  const { kopf } = value;
  if (fromFamily !== 'v4' || toFamily === 'v4' || !isObject(kopf)) return value;
  if (kopf.test !== undefined && !policy[allowWeakerProtection])
    throw refused('protection', to, below(at, ['kopf', 'test']));
  const isPart = [kopf.lfdNrNachrichtProTyp, kopf.gesamtanzahlNachrichtenProTyp].some(
    (number) => typeof number === 'number' && number > 1,
  );
  if (!isPart) return value;
  const place = below(at, ['kopf', 'gesamtanzahlNachrichtenProTyp']);
  if (policy.splitTransfers !== 'own-process') throw refused('split-transfer', to, place);
  // Up to 3.1 a process has one message of a type: a second part needs a process of its own.
  const after = setting.makeUuid();
  journal.add(below(at, ['kopf', 'prozessId']), 'value-mapped', { after, lost: true });
  return { ...value, kopf: { ...kopf, prozessId: after } };
}

/** A header that names another message than it belongs to keeps that only while the target has the code. */
function ownCode(value: ModelObject, at: At, setting: Setting): ModelObject {
  const { kopf } = value;
  if (!isObject(kopf) || !isObject(kopf.nachrichtentyp)) return value;
  const { messageType, to, journal } = setting;
  const { code } = kopf.nachrichtentyp;
  const isKnown = bindingsOf(to).schema.rootNames.has(typeof code === 'string' ? code.trim() : '');
  if (code === messageType || (isKnown && (code !== '0203' || setting.toFamily === 'v4'))) return value;
  journal.add(below(at, ['kopf', 'nachrichtentyp', 'code']), 'value-mapped', {
    after: messageType,
    lost: true,
  });
  const nachrichtentyp = { ...kopf.nachrichtentyp, code: messageType };
  return { ...value, kopf: { ...kopf, nachrichtentyp } };
}

/** Where only one cover letter is allowed, the others become its attachments. */
function oneLetter(binding: Binding, value: ModelObject, at: At, { journal }: Setting): ModelObject {
  const letters = value.anschreiben;
  if (!Array.isArray(letters) || letters.length < 2) return value;
  const holdsMany = [...binding.elements.values()].some(
    (bound) => bound.use.name === 'Anschreiben' && bound.use.many,
  );
  if (holdsMany) return value;
  const [first, ...others] = letters as [ModelObject, ...ModelObject[]];
  const known = Array.isArray(first.anlage) ? first.anlage : [];
  const place = below(at, ['anschreiben', 0, 'anlage']);
  others.forEach((_, index) => {
    journal.add(below(at, ['anschreiben', index + 1]), 'moved', {
      movedTo: below(place, [known.length + index]),
      lost: true,
    });
  });
  return { ...value, anschreiben: [{ ...first, anlage: [...known, ...others] }] };
}
