import type { ChoiceUse, Particle } from '@rathaus/client-core/xml';
import type { Binding, BoundElement } from '../mapping/binding.ts';
import { elementDefaults, emptyTexts } from '../mapping/defaults.ts';
import type { Code, XmlFragment } from '../model/index.ts';
import { assign, decodeSimple } from '../read/decode.ts';
import { follow, isObject, type ModelObject } from '../write/plan.ts';
import { adapt } from './adapt-value.ts';
import { fitAttribute } from './fit-attribute.ts';
import { fitCode } from './fit-code.ts';
import { essential, extensionOf, fieldsBelow, isEmpty, isPlaced, isSamePlace, named } from './fit-fields.ts';
import { fitFragment } from './fit-fragment.ts';
import { fitText } from './fit-text.ts';
import { madeFor } from './generate.ts';
import { type At, below } from './journal.ts';
import { isNeutral } from './neutral.ts';
import type { Setting } from './settings.ts';
import { refused, Unfit } from './unfit.ts';
import { wrapDocument } from './wrap.ts';

/**
 * Makes of a value of the model one that the target version holds completely, and tells the journal about
 * everything that is not the same afterwards. The source is not changed.
 */
export class Fitter {
  readonly #setting: Setting;

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** A message but for what is fitted elsewhere. What does not fit and may not go is refused. */
  message(binding: Binding, value: ModelObject, elsewhere: ReadonlySet<string>): ModelObject {
    try {
      return this.object(binding, value, { parent: undefined, step: '' }, elsewhere);
    } catch (error) {
      throw error instanceof Unfit ? refused('record', this.#setting.to, error.at) : error;
    }
  }

  /** An object for a type of the target. `skip` are fields that are fitted elsewhere. */
  object(binding: Binding, given: ModelObject, at: At, skip: ReadonlySet<string> = new Set()): ModelObject {
    if (binding.type.wildcard)
      return fitFragment(given as unknown as XmlFragment, at, this.#setting) as unknown as ModelObject;
    if (binding.alternatives) return this.#alternative(binding, given, at);
    const value = adapt(binding, given, at, this.#setting);
    if (!isPlaced(value, binding)) throw new Unfit(at, 'no-place');
    const result: ModelObject = {};
    if (binding.kind) result.kind = binding.kind;
    for (const attribute of binding.attributes) fitAttribute(attribute, value, result, at, this.#setting);
    this.#particles(binding.type.content, binding, value, result, at, skip);
    this.#leftovers(binding.fields, value, at, skip);
    return result;
  }

  /** A list below the message that is fitted apart from it. */
  list(bound: BoundElement | undefined, field: string, items: readonly ModelObject[]): unknown[] {
    const kept: unknown[] = [];
    items.forEach((item, index) => {
      const at = below(undefined, [field, index]);
      if (!bound || (kept.length > 0 && !bound.use.many))
        this.#setting.journal.add(at, bound ? 'only-one' : 'no-place');
      else {
        const fitted = this.part(bound, item, at, true, {});
        if (fitted !== undefined) kept.push(fitted);
      }
    });
    return kept;
  }

  /** An item of a list or a single value: left out when it may be and does not fit. */
  part(bound: BoundElement, value: unknown, at: At, optional: boolean, owner: ModelObject): unknown {
    const { journal, to } = this.#setting;
    const mark = journal.mark;
    try {
      return this.#value(bound, value, at, owner);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      if (essential.test(bound.type.name)) throw refused('record', to, error.at);
      if (!optional) throw error;
      journal.rollback(mark);
      // When the part that does not fit is all there is, its reason is that of the whole.
      const isAll = error.at === at || (isObject(value) && Object.keys(value).length === 1);
      journal.add(at, isAll ? error.reason : 'incomplete');
      return undefined;
    }
  }

  #value(bound: BoundElement, value: unknown, at: At, owner: ModelObject): unknown {
    const { type } = bound;
    if (type.simple) return fitText(bound, value, at, this.#setting, extensionOf(owner));
    if (!isObject(value)) throw new Unfit(at, 'value');
    if (type.code) return fitCode(bound, value as unknown as Code, at, this.#setting);
    const { binding } = bound;
    if (!binding.kind) return this.object(binding, value, at);
    return this.object(binding, value, named(at, bound.use.name, binding.kind, value));
  }

  /** A record or document goes into the alternative it is. */
  #alternative(binding: Binding, value: ModelObject, at: At): ModelObject {
    const { to } = this.#setting;
    const kind = typeof value.kind === 'string' ? value.kind : '';
    const wanted =
      binding.alternatives === 'document'
        ? isEmpty(value.schriftstueck)
          ? 'Dokument'
          : 'DokumentMitSchriftstueck'
        : kind;
    let own = value;
    let rest: ModelObject = {};
    let chosen: BoundElement | undefined;
    for (const particle of binding.type.content) {
      const options = particle.kind === 'choice' ? particle.options : [];
      for (const option of options) {
        if (option.kind !== 'element') continue;
        if (option.name === wanted || (wanted === 'Dokument' && option.name.startsWith('DokumentOder')))
          chosen ??= binding.elements.get(option);
      }
      if (particle.kind !== 'element') continue;
      // What is beside the choice (the number of an attachment) belongs to no alternative.
      const bound = binding.elements.get(particle)!;
      const field = bound.target.path[0]!;
      if (isEmpty(value[field])) continue;
      own = { ...own };
      delete own[field];
      const fitted = this.part(bound, value[field], below(at, [field]), particle.min === 0, value);
      if (fitted !== undefined) rest = { ...rest, [field]: fitted };
    }
    if (!chosen) {
      if (wanted !== 'Dokument') throw refused('record', to, at);
      return this.#alternative(binding, wrapDocument(value, at, this.#setting), at);
    }
    const inner = chosen.binding;
    const fitted = inner.kind
      ? this.object(inner, own, named(at, chosen.use.name, inner.kind, own))
      : this.object(inner, own, at);
    return { ...fitted, ...rest };
  }

  #particles(
    particles: readonly Particle[],
    binding: Binding,
    value: ModelObject,
    result: ModelObject,
    at: At,
    skip: ReadonlySet<string>,
  ): void {
    for (const particle of particles) {
      if (particle.kind === 'sequence') this.#particles(particle.items, binding, value, result, at, skip);
      else if (particle.kind === 'choice') this.#choice(particle, binding, value, result, at, skip);
      else if (particle.kind === 'element') {
        const bound = binding.elements.get(particle)!;
        if (bound.target.path.length === 1 && skip.has(bound.target.path[0]!)) continue;
        if (bound.target.merge) this.#merged(bound, value, result, at, skip);
        else this.#element(bound, binding, value, result, at);
      }
    }
  }

  /** An element whose fields are those of the object around it, or of a field of it. */
  #merged(
    bound: BoundElement,
    value: ModelObject,
    result: ModelObject,
    at: At,
    skip: ReadonlySet<string>,
  ): void {
    const { journal } = this.#setting;
    const fields = bound.binding.type.content.flatMap((item) => fieldsBelow(item, bound.binding, []));
    const found = follow(value, bound.target.path);
    const inner = isObject(found) ? found : {};
    const present = fields.filter((field) => follow(inner, field) !== undefined);
    if (present.length === 0 && bound.use.min === 0) return;
    const place = below(at, bound.target.path);
    const { path } = bound.target;
    if (path.length > 0 && !isObject(follow(result, path))) assign(result, path, {}, false);
    const into = path.length === 0 ? result : (follow(result, path) as ModelObject);
    const mark = journal.mark;
    try {
      this.#particles(bound.binding.type.content, bound.binding, inner, into, place, skip);
      for (const attribute of bound.binding.attributes)
        fitAttribute(attribute, inner, into, place, this.#setting);
    } catch (error) {
      if (!(error instanceof Unfit) || bound.use.min === 1) throw error;
      journal.rollback(mark);
      for (const field of present) {
        const lostAt = below(place, field);
        journal.add(lostAt, isSamePlace(error.at, lostAt) ? error.reason : 'incomplete');
        assign(into, field, undefined, false);
      }
    }
  }

  #choice(
    choice: ChoiceUse,
    binding: Binding,
    value: ModelObject,
    result: ModelObject,
    at: At,
    skip: ReadonlySet<string>,
  ): void {
    const { journal } = this.#setting;
    let taken: Particle | undefined;
    let first: Unfit | undefined;
    let present = false;
    for (const option of choice.options) {
      const fields = fieldsBelow(option, binding, []).filter((field) => !isEmpty(follow(value, field)));
      if (fields.length === 0) continue;
      present = true;
      if (taken) {
        for (const field of fields) journal.add(below(at, field), 'one-of');
        continue;
      }
      const mark = journal.mark;
      try {
        this.#particles([option], binding, value, result, at, skip);
        taken = option;
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
        journal.rollback(mark);
        first ??= error;
        for (const field of fields) journal.add(below(at, field), error.reason);
      }
    }
    if (taken) return;
    const mayBeEmpty = choice.options.some((option) => option.kind === 'element' && option.min === 0);
    if (!mayBeEmpty) throw first ?? new Unfit(at, present ? 'value' : 'incomplete');
  }

  #element(bound: BoundElement, owner: Binding, value: ModelObject, result: ModelObject, at: At): void {
    const { use, target } = bound;
    const { journal } = this.#setting;
    const found = follow(value, target.path);
    const place = below(at, target.path);
    if (found === undefined || found === null || (Array.isArray(found) && found.length === 0)) {
      if (use.min === 1) {
        const made = this.#made(bound, owner, place);
        journal.add(place, 'generated', { after: target.list ? [made] : made });
        assign(result, target.path, made, target.list);
      } else if (found !== undefined && found !== null) assign(result, target.path, found, false);
      return;
    }
    if (!target.list) {
      const fitted = this.part(bound, found, place, use.min === 0, value);
      if (fitted !== undefined) assign(result, target.path, fitted, false);
      return;
    }
    const items: readonly unknown[] = Array.isArray(found) ? found : [found];
    const kept: unknown[] = [];
    items.forEach((item, index) => {
      const itemAt = below(place, [index]);
      if (kept.length > 0 && !use.many) {
        if (essential.test(bound.type.name) && bound.binding.kind)
          throw refused('record', this.#setting.to, itemAt);
        journal.add(itemAt, 'only-one');
        return;
      }
      const last = use.min === 1 && kept.length === 0 && index === items.length - 1;
      const fitted = this.part(bound, item, itemAt, !last, value);
      if (fitted !== undefined) kept.push(fitted);
    });
    if (kept.length > 0) assign(result, target.path, kept, false);
  }

  /** The value for something the target demands and the source does not say. */
  #made(bound: BoundElement, owner: Binding, at: At): unknown {
    const { use, type } = bound;
    if (type.simple) {
      const text =
        use.fixed ??
        madeFor(owner.type.name, use.name, this.#setting) ??
        use.preset ??
        elementDefaults[use.name] ??
        (emptyTexts.has(`${owner.type.name}.${use.name}`) ? '' : undefined);
      if (text === undefined) throw new Unfit(at, 'incomplete');
      return decodeSimple(text, type.simple);
    }
    if (type.code) {
      const code = madeFor(owner.type.name, use.name, this.#setting);
      if (code === undefined) throw new Unfit(at, 'incomplete');
      return { code };
    }
    const { journal } = this.#setting;
    const mark = journal.mark;
    try {
      // One event tells the whole value.
      return this.object(bound.binding, {}, at);
    } finally {
      journal.rollback(mark);
    }
  }

  #leftovers(
    fields: Binding['fields'],
    value: ModelObject,
    at: At,
    skip: ReadonlySet<string> = new Set(),
  ): void {
    for (const key in value) {
      const inner = value[key];
      if (inner === undefined || inner === null || key === 'kind' || skip.has(key)) continue;
      const known = fields[key];
      const place = below(at, [key]);
      if (known === undefined) {
        if (Array.isArray(inner) && inner.length === 0) continue;
        this.#setting.journal.add(place, 'no-place', { lost: !isNeutral(key, inner) });
      } else if (Object.keys(known).length > 0 && isObject(inner) && !Array.isArray(inner))
        this.#leftovers(known, inner, place);
    }
  }
}
