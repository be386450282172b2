import { normalize } from '@rathaus/client-core/xml';
import type { BoundAttribute } from '../mapping/binding.ts';
import { assign } from '../read/decode.ts';
import { isDinC } from '../schema/characters.ts';
import { follow, type ModelObject } from '../write/plan.ts';
import { transliterate } from './fit-text.ts';
import { type At, below } from './journal.ts';
import type { Setting } from './settings.ts';
import { Unfit } from './unfit.ts';

/** What is put into a required attribute that nobody filled: the standard has no word for "not known". */
const unknown = 'unbekannt';

/** A field that the target version writes as an attribute (sender software of 4.0, signatures of 2.x). */
export function fitAttribute(
  attribute: BoundAttribute,
  value: ModelObject,
  result: ModelObject,
  at: At,
  setting: Setting,
): void {
  const { use, type, path } = attribute;
  const found = follow(value, path);
  const place = below(at, path);
  if (found === undefined || found === null) {
    if (!use.required) return;
    setting.journal.add(place, 'generated', { after: unknown });
    assign(result, path, unknown, false);
    return;
  }
  if (typeof found !== 'string') throw new Unfit(place, 'value');
  if (type.test(normalize(found, type.whiteSpace))) {
    assign(result, path, found, false);
    return;
  }
  const after = transliterate(found, isDinC);
  if (type.test(normalize(after, type.whiteSpace))) {
    setting.journal.add(place, 'value-mapped', { after, lost: true });
    assign(result, path, after, false);
  } else if (use.required) throw new Unfit(place, 'value');
  else setting.journal.add(place, 'value');
}
