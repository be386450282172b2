import { normalize } from '@rathaus/client-core/xml';
import type { Binding, Bindings, BoundElement, FieldTree } from '../mapping/binding.ts';
import { defaultListVersion, neutralValues, openLists } from '../mapping/defaults.ts';
import type { Code, XmlFragment } from '../model/index.ts';
import { escapeAttribute, escapeText, forbidden } from './escape.ts';
import type { LossReason } from './loss.ts';
import { follow, isObject, Literal, type ModelObject, plan, type Step } from './plan.ts';

/** Namespaces in scope of the whole message: prefix → namespace. */
export type Scope = Readonly<Record<string, string>>;

/** How values become elements. */
export interface SerializeOptions {
  bindings: Bindings;
  scope: Scope;
  /** Called for what cannot be written. Throws when nothing may be left out. */
  onLoss(path: string, reason: LossReason, what: string): void;
  /** True when parts that cannot be written are left out, false when the first of them ends the writing. */
  lenient: boolean;
}

/** Thrown inside a part that cannot be written; the next optional part around it is left out. */
class Incomplete extends Error {
  readonly path: string;
  readonly what: string;
  constructor(path: string, what: string) {
    super(what);
    this.path = path;
    this.what = what;
  }
}

/**
 * Writes model objects as elements of a version. Text is collected in `take()`; lists of records may be
 * streams, that is why the methods for containers are generators: they yield a promise and go on with its value.
 */
export class Serializer {
  readonly #options: SerializeOptions;
  /** Sources that were left before their end. */
  readonly closing: (Promise<unknown> | undefined)[] = [];
  #out = '';
  #depth = 1;

  constructor(options: SerializeOptions) {
    this.#options = options;
  }

  /** The text written since the last call. */
  take(): string {
    const text = this.#out;
    this.#out = '';
    return text;
  }

  /** Characters waiting in `take()`. */
  get waiting(): number {
    return this.#out.length;
  }

  push(text: string): void {
    this.#out += text;
  }

  /** The steps of a value, and a loss for every field nobody writes. */
  steps(binding: Binding, value: ModelObject, path: string, around: FieldTree = {}): Step[] {
    const steps: Step[] = [];
    const problem = (field: string, reason: LossReason, what: string) => {
      const at = field === '' ? path : `${path}.${field}`;
      if (reason === 'incomplete') throw new Incomplete(at, what);
      this.#options.onLoss(at, reason, what);
    };
    plan(binding.type.content, binding, value, steps, problem, true);
    // A choice of what the object is leaves the judgement to the alternative that was taken.
    if (!binding.alternatives) this.leftovers({ ...around, ...binding.fields }, value, path);
    return steps;
  }

  leftovers(fields: FieldTree, value: ModelObject, path: string): void {
    for (const key in value) {
      if (value[key] === undefined || value[key] === null) continue;
      const inner = fields[key];
      if (inner === undefined) {
        if (key !== 'kind' && neutralValues[key] !== value[key])
          this.#options.onLoss(`${path}.${key}`, 'no-place', 'no place for it');
        continue;
      }
      const nested = value[key];
      // A nested tree exists only for paths; objects with a type of their own are looked at when written.
      let hasTree = false;
      for (const _ in inner) hasTree = true;
      if (hasTree && isObject(nested) && !Array.isArray(nested))
        this.leftovers(inner, nested, `${path}.${key}`);
    }
  }

  /** Runs `write`; what it wrote is taken back when a demanded part of it is missing and it may be left out. */
  #attempt(optional: boolean, path: string, write: () => void): void {
    const length = this.#out.length;
    const depth = this.#depth;
    try {
      write();
    } catch (error) {
      if (!(error instanceof Incomplete)) throw error;
      if (!this.#options.lenient || !optional) throw error;
      this.#out = this.#out.slice(0, length);
      this.#depth = depth;
      this.#options.onLoss(error.path === path ? path : error.path, 'incomplete', error.what);
    }
  }

  element(step: Step, path: string): void {
    const { bound, value } = step;
    const at =
      bound.target.merge || bound.target.path.length === 0 ? path : `${path}.${bound.target.path.join('.')}`;
    if (bound.target.list && Array.isArray(value)) {
      const many = bound.use.many;
      value.forEach((item, index) => {
        if (index > 0 && !many) this.#options.onLoss(`${at}[${index}]`, 'only-one', 'more than one');
        else
          this.#attempt(bound.use.min === 0 || index > 0, `${at}[${index}]`, () =>
            this.#one(bound, item, `${at}[${index}]`),
          );
      });
      return;
    }
    this.#attempt(bound.use.min === 0, at, () => this.#one(bound, value, at));
  }

  #indent(): string {
    return `\n${' '.repeat(Math.min(this.#depth, 40))}`;
  }

  tag(bound: BoundElement): string {
    return bound.use.qualified ? `xdomea:${bound.use.name}` : bound.use.name;
  }

  open(bound: BoundElement): void {
    this.#out += `${this.#indent()}<${this.tag(bound)}>`;
    this.#depth += 1;
  }

  close(bound: BoundElement): void {
    this.#depth -= 1;
    this.#out += `${this.#indent()}</${this.tag(bound)}>`;
  }

  #one(bound: BoundElement, value: unknown, path: string): void {
    const { type } = bound;
    if (type.simple) {
      const text = this.#text(bound, value, path);
      this.#out += `${this.#indent()}<${this.tag(bound)}>${escapeText(text)}</${this.tag(bound)}>`;
      return;
    }
    if (!isObject(value)) throw new Incomplete(path, 'an object is needed');
    if (type.code) {
      this.#code(bound, value as unknown as Code, path);
      return;
    }
    if (type.wildcard) {
      this.#fragment(bound, value as unknown as XmlFragment, path);
      return;
    }
    const { binding } = bound;
    const steps = this.stepsOf(bound, value, path);
    this.#out += `${this.#indent()}<${this.tag(bound)}${this.attributes(binding, value, path)}>`;
    this.#depth += 1;
    for (const step of steps) this.element(step, path);
    this.#depth -= 1;
    this.#out += steps.length === 0 ? `</${this.tag(bound)}>` : `${this.#indent()}</${this.tag(bound)}>`;
  }

  /** The steps of an element, with a loss for every field that nobody writes. */
  stepsOf(bound: BoundElement, value: ModelObject, path: string): Step[] {
    const isPartOfObject = bound.target.merge && bound.around === undefined;
    return isPartOfObject
      ? this.mergedSteps(bound.binding, value, path)
      : this.steps(bound.binding, value, path, bound.around);
  }

  /** Steps of an element whose fields belong to the object around it, which has been looked at for leftovers. */
  mergedSteps(binding: Binding, value: ModelObject, path: string): Step[] {
    const steps: Step[] = [];
    plan(
      binding.type.content,
      binding,
      value,
      steps,
      (field, reason, what) => {
        const at = field === '' ? path : `${path}.${field}`;
        if (reason === 'incomplete') throw new Incomplete(at, what);
        this.#options.onLoss(at, reason, what);
      },
      true,
    );
    return steps;
  }

  attributes(binding: Binding, value: ModelObject, path: string): string {
    let text = '';
    for (const { use, type, path: field } of binding.attributes) {
      const found = follow(value, field);
      if (found === undefined) {
        if (use.required)
          throw new Incomplete(`${path}.${field.join('.')}`, `attribute ${use.name} is missing`);
        continue;
      }
      const written = String(found);
      if (!type.test(normalize(written, type.whiteSpace)) || forbidden.test(written)) {
        if (use.required) throw new Incomplete(`${path}.${field.join('.')}`, `not a valid ${type.name}`);
        this.#options.onLoss(`${path}.${field.join('.')}`, 'value', `not a valid ${type.name}`);
        continue;
      }
      text += ` ${use.name}="${escapeAttribute(written)}"`;
    }
    return text;
  }

  #text(bound: BoundElement, value: unknown, path: string): string {
    if (value instanceof Literal) return value.text;
    const simple = bound.type.simple!;
    let text: string;
    if (typeof value === 'boolean') text = value ? '1' : '0';
    else if (typeof value === 'number' || typeof value === 'string') text = String(value);
    else throw new Incomplete(path, `a ${simple.value} is needed`);
    if (bound.codec === 'year-end' && /^-?\d{4,}-\d\d-\d\d/.test(text)) {
      const match = /^(-?\d{4,})-(\d\d-\d\d)(.*)$/.exec(text)!;
      if (match[2] !== '12-31') this.#options.onLoss(path, 'weakened', 'only the year is kept');
      text = match[1]! + match[3]!;
    }
    const wrong =
      (bound.use.fixed !== undefined && text !== bound.use.fixed) ||
      !simple.test(normalize(text, simple.whiteSpace)) ||
      forbidden.test(text);
    if (wrong) {
      if (bound.use.min === 1 || !this.#options.lenient)
        throw new Incomplete(path, `not a valid ${simple.name}`);
      throw new Incomplete(path, `not a valid ${simple.name}`);
    }
    return text;
  }

  #code(bound: BoundElement, value: Code, path: string): void {
    const { type } = bound;
    const { code: use } = type;
    const open = openLists[type.name];
    const listUri = value.listUri ?? (type.attributes[0]!.required ? open?.listUri : undefined);
    let listVersion =
      value.listVersion ??
      (type.attributes[1]!.required
        ? (open?.listVersion ?? defaultListVersion(use!.listUri ?? ''))
        : undefined);
    if (type.attributes[0]!.required && listUri === undefined)
      throw new Incomplete(path, 'the code names no list');
    if (use!.listUri !== undefined && listUri !== undefined && listUri !== use!.listUri) {
      throw new Incomplete(path, 'the code is of another list');
    }
    if (use!.listVersion !== undefined && listVersion !== undefined && listVersion !== use!.listVersion) {
      // The same list in the version of the target: its values decide whether the code still exists.
      if (!this.#options.lenient) throw new Incomplete(path, 'the code is of another list version');
      this.#options.onLoss(`${path}.listVersion`, 'weakened', 'another version of the list');
      listVersion = undefined;
    }
    const items = type.content as readonly { name: string; type: string }[];
    const text = (name: string, written: string) => `<${name}>${escapeText(written)}</${name}>`;
    const codeType = this.#options.bindings.schema.typeByName.get(items[0]!.type)!.simple!;
    if (
      typeof value.code !== 'string' ||
      !codeType.test(normalize(value.code, 'collapse')) ||
      forbidden.test(value.code)
    ) {
      throw new Incomplete(path, 'the code is not in the list of the version');
    }
    let body = text('code', value.code);
    if (value.name !== undefined) {
      if (items.length < 2)
        this.#options.onLoss(`${path}.name`, 'no-place', 'no place for the name of a code');
      else if (forbidden.test(value.name))
        this.#options.onLoss(`${path}.name`, 'value', 'characters XML cannot carry');
      else body += text('name', value.name);
    }
    let attributes = listUri === undefined ? '' : ` listURI="${escapeAttribute(listUri)}"`;
    if (listVersion !== undefined) attributes += ` listVersionID="${escapeAttribute(listVersion)}"`;
    this.#out += `${this.#indent()}<${this.tag(bound)}${attributes}>${body}</${this.tag(bound)}>`;
  }

  #fragment(bound: BoundElement, value: XmlFragment, path: string): void {
    if (typeof value.xml !== 'string') throw new Incomplete(path, 'XML text is needed');
    let declarations = '';
    for (const [prefix, uri] of Object.entries(value.namespaces ?? {})) {
      if (this.#options.scope[prefix] === uri) continue;
      declarations +=
        prefix === '' ? ` xmlns="${escapeAttribute(uri)}"` : ` xmlns:${prefix}="${escapeAttribute(uri)}"`;
    }
    this.#out += `${this.#indent()}<${this.tag(bound)}${declarations}>${value.xml}</${this.tag(bound)}>`;
  }
}

export { Incomplete };
