import { normalize } from '@rathaus/client-core/xml';
import { type BoundElement, bindingsOf } from '../mapping/binding.ts';
import { defaultListVersion, openLists } from '../mapping/defaults.ts';
import type { Code } from '../model/index.ts';
import { otherDateiformat } from '../tables/dateiformat.ts';
import type { ModelObject } from '../write/plan.ts';
import { codeMaps, dateiformatValues, isSameList } from './code-maps.ts';
import { type At, below } from './journal.ts';
import type { Setting } from './settings.ts';
import { Unfit } from './unfit.ts';

/** A code as the target version takes it: mapped to its list, with the attributes it demands. */
export function fitCode(bound: BoundElement, given: Code, at: At, setting: Setting): ModelObject {
  const { journal } = setting;
  const { type } = bound;
  const use = type.code!;
  const code: ModelObject = { ...given };
  const change = (field: 'code' | 'listUri' | 'listVersion', after: string | undefined, lost = false) => {
    if (code[field] === after) return;
    const place = below(at, [field]);
    if (after === undefined) {
      delete code[field];
      journal.add(place, 'no-place', { lost });
    } else {
      const reason = code[field] === undefined ? 'generated' : 'value-mapped';
      code[field] = after;
      journal.add(place, reason, { after, lost });
    }
  };
  for (const field of Object.keys(code)) {
    if (code[field] === undefined) delete code[field];
    else if (!['code', 'name', 'listUri', 'listVersion'].includes(field))
      throw new Unfit(below(at, [field]), 'no-place');
  }
  if (typeof code.code !== 'string') throw new Unfit(at, 'value');
  const target = use.listUri;
  if (target !== undefined) toList(target, code, at, setting, change);
  if (use.listVersion !== undefined && code.listVersion !== undefined) change('listVersion', use.listVersion);
  const items = type.content as readonly { name: string; type: string }[];
  const accepted = bindingsOf(setting.to).schema.typeByName.get(items[0]!.type)!.simple!;
  if (!accepted.test(normalize(code.code as string, 'collapse'))) throw new Unfit(at, 'code-unknown');
  if (code.name !== undefined && items.length < 2) {
    journal.add(below(at, ['name']), 'no-place', { lost: !isDisplayName(code, target) });
    delete code.name;
  }
  if (type.attributes[0]!.required && code.listUri === undefined) {
    const open = openLists[type.name];
    if (!open) throw new Unfit(at, 'incomplete');
    change('listUri', open.listUri);
    if (code.listVersion === undefined) change('listVersion', open.listVersion);
  }
  if (type.attributes[1]!.required && code.listVersion === undefined)
    change('listVersion', defaultListVersion(target ?? ''));
  return code;
}

function toList(
  target: string,
  code: ModelObject,
  at: At,
  setting: Setting,
  change: (field: 'code' | 'listUri' | 'listVersion', after: string | undefined, lost?: boolean) => void,
): void {
  const named = code.listUri as string | undefined;
  if (named === target) return;
  const map = codeMaps.find(
    (candidate) =>
      candidate.to === target &&
      (named === candidate.from || (named === undefined && isSourceList(candidate.from, target, setting))),
  );
  if (map) {
    const given = normalize(code.code as string, 'collapse');
    if (!Object.hasOwn(map.codes, given)) throw new Unfit(at, 'code-unknown');
    change('code', map.codes[given]!, map.weaker.has(code.code as string));
    if (named !== undefined) change('listUri', target);
    if (code.listVersion !== undefined) change('listVersion', defaultListVersion(target));
    return;
  }
  if (named !== undefined) {
    if (!isSameList(named, target)) throw new Unfit(at, 'code-unknown');
    change('listUri', target);
    if (code.listVersion !== undefined) change('listVersion', defaultListVersion(target));
    return;
  }
  const renamed = [...setting.sourceLists].some(
    (list) => list !== target && isSameList(list, target) && isSourceList(list, target, setting),
  );
  if (renamed && code.listVersion !== undefined) change('listVersion', defaultListVersion(target));
}

/** True when the source version fixes the list and not the target list. */
function isSourceList(list: string, target: string, setting: Setting): boolean {
  return setting.sourceLists.has(list) && !setting.sourceLists.has(target);
}

/**
 * Whether the name beside a code only repeats what the code says (XÖV-Handbuch: the name is there to be shown). The name
 * of a file format says more where the code is "other", or none of the list.
 */
function isDisplayName({ code, name }: ModelObject, list: string | undefined): boolean {
  if (!list?.endsWith(':dateiformat')) return true;
  const given = normalize(String(code), 'collapse');
  if (given === otherDateiformat) return /^\s*(sonstige|andere|other)/i.test(String(name));
  return dateiformatValues.has(given);
}
