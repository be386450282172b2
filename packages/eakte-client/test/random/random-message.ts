import type { Particle } from '@rathaus/client-core/xml';
import { type Binding, type BoundElement, bindingsOf } from '../../src/xdomea/mapping/binding.ts';
import type { Nachricht } from '../../src/xdomea/model/index.ts';
import { assign } from '../../src/xdomea/read/decode.ts';
import { codeValues } from '../../src/xdomea/tables/code-values.ts';
import type { XdomeaVersion } from '../../src/xdomea/version.ts';

type ModelObject = Record<string, unknown>;

/** Random numbers from a seed (mulberry32), so that a failing message can be made again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(random: () => number, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
const digits = (random: () => number, count: number, set = '0123456789abcdefABCDEF') =>
  Array.from({ length: count }, () => set[Math.floor(random() * set.length)]).join('');

const texts = [
  'Bauantrag',
  'Ä ö ü ß é',
  'a<b & c>d',
  ' mit Rand ',
  '"Zitat" \'x\'',
  'Zeile 1\nZeile 2',
  '',
  'Straße 5',
  'ŞĞž',
  ']]>',
  'é€',
];
const wide = ['漢字', '😀', 'Ωμέγα', '\u2028', 'עברית'];

class Maker {
  readonly #random: () => number;
  readonly #version: XdomeaVersion;
  #budget: number;
  constructor(random: () => number, version: XdomeaVersion, budget: number) {
    this.#random = random;
    this.#version = version;
    this.#budget = budget;
  }

  uuid(): string {
    const r = this.#random;
    return [8, 4, 4, 4, 12].map((count) => digits(r, count)).join('-');
  }

  text(): string {
    const many = this.#version.startsWith('2') ? texts : [...texts, ...wide];
    return pick(this.#random, many);
  }

  date(): string {
    const r = this.#random;
    const month = String(1 + Math.floor(r() * 12)).padStart(2, '0');
    const day = String(1 + Math.floor(r() * 28)).padStart(2, '0');
    return `${1900 + Math.floor(r() * 200)}-${month}-${day}${r() < 0.1 ? pick(r, ['Z', '+01:00', '-14:00']) : ''}`;
  }

  time(): string {
    const r = this.#random;
    const two = (limit: number) => String(Math.floor(r() * limit)).padStart(2, '0');
    return `${two(24)}:${two(60)}:${two(60)}${r() < 0.3 ? '.1234567' : ''}${r() < 0.4 ? 'Z' : ''}`;
  }

  value(bound: BoundElement): unknown {
    const simple = bound.type.simple!;
    const r = this.#random;
    if (bound.use.fixed !== undefined)
      return simple.value === 'boolean' ? bound.use.fixed === '1' : bound.use.fixed;
    if (bound.codec === 'year-end') return `${2000 + Math.floor(r() * 99)}-12-31`;
    if (bound.codec === 'number-or-text') return r() < 0.5 ? Math.floor(r() * 99) : 'A 1';
    if (simple.name.startsWith('code ')) return pick(r, codeValues[simple.name.slice(5)]!.split(' '));
    switch (simple.name) {
      case 'boolean':
        return r() < 0.5;
      case 'integer':
        return Math.floor(r() * 2000) - 1000;
      case 'int':
        return Math.floor(r() * 200);
      case 'unsignedInt':
        return Math.floor(r() * 4294967296);
      case 'unsignedShort':
        return Math.floor(r() * 65536);
      case 'date':
        return this.date();
      case 'dateTime':
        return `${this.date().slice(0, 10)}T${this.time()}`;
      case 'time':
        return this.time();
      case 'gYear':
        return String(1000 + Math.floor(r() * 2000));
      case 'uuid':
      case 'looseUuid':
        return this.uuid();
      case 'dateiname':
        return `${this.uuid()}${pick(r, ['', '.pdf', '_a b.pdf', '_ä'])}`;
      case 'dateiname2':
        return `${this.uuid()}_${pick(r, ['a.pdf', 'x y.z', 'ä.tiff'])}`;
      case 'base64Binary':
        return btoa(digits(r, Math.floor(r() * 30)));
      case 'NMTOKEN':
        return pick(r, ['a', '1.2.3', 'x-y_z']);
      case 'anyURI':
        return pick(r, ['urn:a:b', '', 'http://x/y?z#f', 'a b']);
      case 'token':
      case 'normalizedString':
        return pick(r, ['x', '001', 'a b', '']);
      case 'dinC':
        return pick(r, ['Produkt', 'Ä€ž', 'C\u0300']);
      default:
        return this.text();
    }
  }

  fill(binding: Binding, particles: readonly Particle[], object: ModelObject): void {
    const r = this.#random;
    for (const particle of particles) {
      if (particle.kind === 'sequence') this.fill(binding, particle.items, object);
      else if (particle.kind === 'choice') {
        if (binding.alternatives) this.alternative(binding, particle.options, object);
        else this.fill(binding, [this.demanded(pick(r, particle.options))], object);
      } else if (particle.kind === 'element') {
        this.#budget -= 1;
        const want = this.#budget < 0 ? particle.min : r() < 0.55 ? 1 : particle.min;
        const count = want > 0 && particle.many && this.#budget > 0 ? 1 + Math.floor(r() * 2) : want;
        for (let index = 0; index < count; index += 1) this.element(binding.elements.get(particle)!, object);
      }
    }
  }

  demanded(option: Particle): Particle {
    return option;
  }

  alternative(binding: Binding, options: readonly Particle[], object: ModelObject): void {
    // Below a certain size only what has no end of its own: documents.
    const uses = options.filter((option) => option.kind === 'element');
    const small = uses.filter(
      (use) => use.name === 'Dokument' || use.name.startsWith('DokumentOder') || use.name === 'Vorgang',
    );
    const use = this.#budget < 0 && small.length > 0 ? small[0]! : pick(this.#random, uses);
    this.element(binding.elements.get(use)!, object);
    if (use.name === 'DokumentMitSchriftstueck') object.schriftstueck ??= [];
  }

  element(bound: BoundElement, parent: ModelObject): void {
    const { target, type, binding } = bound;
    if (type.simple) {
      assign(parent, target.path, this.value(bound), target.list);
      return;
    }
    if (type.code) {
      assign(parent, target.path, this.code(bound), target.list);
      return;
    }
    if (type.wildcard) {
      assign(
        parent,
        target.path,
        { xml: pick(this.#random, ['', '<a xmlns="urn:x"><b/>t</a>', '<a/> <b c="1"/>']) },
        false,
      );
      return;
    }
    let object: ModelObject = {};
    if (target.merge) {
      object = parent;
      for (const step of target.path) {
        object[step] ??= {};
        object = object[step] as ModelObject;
      }
    } else assign(parent, target.path, object, target.list);
    if (binding.kind) object.kind = binding.kind;
    for (const attribute of binding.attributes) assign(object, attribute.path, 'Text', false);
    this.fill(binding, type.content, object);
  }

  code(bound: BoundElement): ModelObject {
    const r = this.#random;
    const { code: use, content, attributes } = bound.type;
    const values = use!.values;
    const open = { listUri: 'urn:example:list', listVersion: '1' };
    // Mostly codes that older lists know as well, so that messages can be converted.
    const tail = use!.listUri?.replace('urn:xoev-de:xdomea:codeliste:', '');
    const older = tail === undefined ? undefined : codeValues[`${tail}/1.0`];
    if (values === undefined && older !== undefined && r() < 0.97)
      return { code: pick(r, older.split(' ')), listVersion: '1.0' };
    return {
      code: values ? pick(r, codeValues[values]!.split(' ')) : pick(r, ['001', 'x y', 'Ä']),
      ...(content.length > 1 && r() < 0.3 ? { name: 'Name' } : {}),
      ...(attributes[0]!.required ? open : {}),
      ...(use!.listUri !== undefined && r() < 0.3 ? { listUri: use!.listUri } : {}),
      ...(use!.listVersion !== undefined && r() < 0.3 ? { listVersion: use!.listVersion } : {}),
      ...(use!.listUri !== undefined && use!.listVersion === undefined && r() < 0.5
        ? { listVersion: '7' }
        : {}),
    };
  }
}

/** A random message of the model that the version can hold completely. */
export function randomMessage(
  seed: number,
  version: XdomeaVersion,
  messageType: string,
  budget = 120,
): Nachricht {
  const { schema, byType } = bindingsOf(version);
  const type = schema.typeByName.get(schema.rootNames.get(messageType)!)!;
  const maker = new Maker(randomFrom(seed), version, budget);
  const message: ModelObject = { messageType };
  const binding = byType[type.id]!;
  for (const attribute of binding.attributes) {
    if (attribute.use.required) assign(message, attribute.path, 'Produkt', false);
  }
  maker.fill(binding, type.content, message);
  return message as unknown as Nachricht;
}

/** Message types of a version. */
export function messageTypesOf(version: XdomeaVersion): string[] {
  return [...bindingsOf(version).schema.rootNames.keys()].sort();
}
