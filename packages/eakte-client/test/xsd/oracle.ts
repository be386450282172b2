import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser, type SaxesTagNS } from 'saxes';

/**
 * Reads official schema files and says the same in the notation of our tables, so that a test can
 * compare the two. Test support only: nothing of a schema file is part of the package.
 */

interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  /** Prefix → namespace in scope. */
  ns: Record<string, string>;
}

function parse(path: string): Node {
  const parser = new SaxesParser({ xmlns: true });
  const root: Node = { name: '', attributes: {}, children: [], ns: {} };
  const stack = [root];
  parser.on('opentag', (tag: SaxesTagNS) => {
    const top = stack.at(-1)!;
    const node: Node = {
      name: tag.local,
      attributes: Object.fromEntries(Object.entries(tag.attributes).map(([k, v]) => [k, v.value])),
      children: [],
      ns: { ...top.ns, ...tag.ns },
    };
    top.children.push(node);
    stack.push(node);
  });
  parser.on('closetag', () => stack.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(readFileSync(path, 'utf8')).close();
  return root.children[0]!;
}

interface Definition {
  node: Node;
  targetNamespace: string;
  qualified: boolean;
}

const XS = 'http://www.w3.org/2001/XMLSchema';

/** The tables of one version as lines of the notation of `src/xdomea/tables`. */
export interface OracleTables {
  roots: Map<string, string>;
  types: Map<string, string>;
}

export function readXsdTables(folder: string, options: { unreachable?: boolean } = {}): OracleTables {
  const types = new Map<string, Definition>();
  const elements = new Map<string, Definition>();
  const folders = [join(folder, 'xsd'), join(folder, 'xoev')];
  for (const dir of folders) {
    let names: string[] = [];
    try {
      names = readdirSync(dir).filter((name) => name.endsWith('.xsd'));
    } catch {
      continue;
    }
    for (const name of names) {
      const schema = parse(join(dir, name));
      const targetNamespace = schema.attributes.targetNamespace!;
      const qualified = schema.attributes.elementFormDefault === 'qualified';
      for (const node of schema.children) {
        const key = `{${targetNamespace}}${node.attributes.name}`;
        const definition = { node, targetNamespace, qualified };
        if (node.name === 'complexType' || node.name === 'simpleType') types.set(key, definition);
        if (node.name === 'element') elements.set(key, definition);
      }
    }
  }
  const result: OracleTables = { roots: new Map(), types: new Map() };
  const pending: string[] = [];

  const resolve = (node: Node, qname: string): string => {
    const [prefix, local] = qname.includes(':') ? qname.split(':') : ['', qname];
    return `{${node.ns[prefix!] ?? ''}}${local}`;
  };
  const shortName = (key: string): string => {
    const [, ns, local] = /^\{(.*)\}(.*)$/.exec(key)!;
    if (ns === XS) return local!;
    // The xoev library and xdomea never use one local name for two types that both occur.
    return local!.replace(/Type$/, '');
  };
  const useType = (key: string): string => {
    const name = shortName(key);
    if (!key.startsWith(`{${XS}}`) && !result.types.has(name)) {
      result.types.set(name, '');
      pending.push(key);
    }
    return name;
  };
  const anonymous = new Map<string, Definition>();

  const typeOf = (node: Node, owner: Definition, ownerName: string): string => {
    if (node.attributes.type) return useType(resolve(node, node.attributes.type));
    const inner = node.children.find((child) => child.name === 'complexType' || child.name === 'simpleType');
    if (!inner) return 'anyType';
    const name = `${ownerName}.${node.attributes.name}`;
    const key = `{anonymous}${name}`;
    anonymous.set(key, { ...owner, node: inner });
    if (!result.types.has(name)) {
      result.types.set(name, '');
      pending.push(key);
    }
    return name;
  };
  const occurs = (node: Node): string => {
    const min = node.attributes.minOccurs ?? '1';
    const max = node.attributes.maxOccurs ?? '1';
    if (min === '1' && max === '1') return '';
    if (min === '0' && max === '1') return '?';
    if (min === '0' && max === 'unbounded') return '*';
    if (min === '1' && max === 'unbounded') return '+';
    throw new Error(`unexpected occurrence ${min}..${max}`);
  };
  const particle = (node: Node, owner: Definition, ownerName: string): string => {
    switch (node.name) {
      case 'element': {
        const form = node.attributes.form ?? (owner.qualified ? 'qualified' : 'unqualified');
        const mark = form === 'unqualified' ? '~' : '';
        const preset =
          node.attributes.default === undefined ? '' : `^${JSON.stringify(node.attributes.default)}`;
        const fixed =
          node.attributes.fixed === undefined ? preset : `=${JSON.stringify(node.attributes.fixed)}`;
        return `${mark}${node.attributes.name}:${typeOf(node, owner, ownerName)}${fixed}${occurs(node)}`;
      }
      case 'any':
        return `ANY${occurs(node)}`;
      case 'sequence': {
        const inner = node.children
          .map((child) => particle(child, owner, ownerName))
          .filter(Boolean)
          .join(' ');
        return occurs(node) === '' ? inner : `(${inner})${occurs(node)}`;
      }
      case 'choice':
        return `(${node.children
          .filter((child) => child.name !== 'annotation')
          .map((child) => particle(child, owner, ownerName))
          .join(' | ')})${occurs(node)}`;
      default:
        return '';
    }
  };
  const attributes = (node: Node, owner: Definition, name: string): Map<string, string> => {
    const found = new Map<string, string>();
    for (const child of node.children) {
      if (child.name !== 'attribute') continue;
      const fixed = child.attributes.fixed === undefined ? '' : `=${JSON.stringify(child.attributes.fixed)}`;
      const mark = child.attributes.use === 'required' ? '' : '?';
      found.set(
        child.attributes.name!,
        `@${child.attributes.name}:${typeOf(child, owner, name)}${fixed}${mark}`,
      );
    }
    return found;
  };
  const isParticle = (node: Node) => node.name === 'sequence' || node.name === 'choice';

  interface Complex {
    content: string[];
    attributes: Map<string, string>;
    /** Base of a simpleContent extension. */
    text?: string;
  }
  const complex = (definition: Definition, name: string): Complex => {
    const { node } = definition;
    const wrapper = node.children.find(
      (child) => child.name === 'complexContent' || child.name === 'simpleContent',
    );
    if (!wrapper) {
      const body = node.children.find(isParticle);
      const content = body ? particle(body, definition, name) : '';
      return { content: content ? [content] : [], attributes: attributes(node, definition, name) };
    }
    const derivation = wrapper.children.find(
      (child) => child.name === 'extension' || child.name === 'restriction',
    )!;
    const baseKey = resolve(derivation, derivation.attributes.base!);
    const baseDefinition = types.get(baseKey);
    if (wrapper.name === 'simpleContent') {
      return { content: [], attributes: attributes(derivation, definition, name), text: useType(baseKey) };
    }
    const base = complex(baseDefinition!, shortName(baseKey));
    const body = derivation.children.find(isParticle);
    const own = body ? particle(body, definition, name) : '';
    const merged = new Map([...base.attributes, ...attributes(derivation, definition, name)]);
    if (derivation.name === 'extension')
      return { content: [...base.content, ...(own ? [own] : [])], attributes: merged };
    return { content: own ? [own] : [], attributes: merged };
  };
  const simple = (definition: Definition): string => {
    const restriction = definition.node.children.find((child) => child.name === 'restriction')!;
    const baseKey = resolve(restriction, restriction.attributes.base!);
    const facets: string[] = [];
    const values: string[] = [];
    for (const facet of restriction.children) {
      if (facet.name === 'annotation') continue;
      if (facet.name === 'enumeration') values.push(facet.attributes.value!);
      else facets.push(`${facet.name}=${JSON.stringify(facet.attributes.value)}`);
    }
    const all = [...facets, ...(values.length > 0 ? [`enum=${JSON.stringify(values)}`] : [])];
    return `<${useType(baseKey)}>${all.length > 0 ? ` ${all.join(' ')}` : ''}`;
  };

  for (const [key, definition] of elements) {
    const root = /^\{(.*)\}(.*)$/.exec(key)!;
    if (!root[1]!.includes('xdomea')) continue;
    result.roots.set(root[2]!, typeOf(definition.node, definition, root[2]!));
  }
  if (options.unreachable) {
    for (const key of types.keys()) if (key.includes('xdomea:schema')) useType(key);
  }
  while (pending.length > 0) {
    const key = pending.pop()!;
    const definition = anonymous.get(key) ?? types.get(key);
    if (!definition) throw new Error(`type ${key} is not in the schema files`);
    const name = anonymous.has(key) ? key.slice('{anonymous}'.length) : shortName(key);
    if (definition.node.name === 'simpleType') {
      result.types.set(name, simple(definition));
      continue;
    }
    const { content, attributes: found, text } = complex(definition, name);
    const parts = [...found.values(), ...(text === undefined ? [] : [`TEXT:${text}`]), ...content];
    result.types.set(name, parts.join(' '));
  }
  return result;
}
