import type { Particle, Schema, SchemaType } from '@rathaus/client-core/xml';
import { schemaOf } from '../../src/xdomea/schema/schema.ts';
import { codeValues } from '../../src/xdomea/tables/code-values.ts';
import { textTypeOf } from '../../src/xdomea/tables/index.ts';
import type { XdomeaVersion } from '../../src/xdomea/version.ts';
import { readXsdTables } from './oracle.ts';

/** Names of simple types in the schema files → ours. */
const simpleNames: Readonly<Record<string, string>> = {
  'String.Latin': 'latin',
  stringUUID: 'looseUuid',
  UUID: 'uuid',
  datatypeC: 'dinC',
};

/**
 * Compares our tables with the schema files: from every root, both are followed side by side. Names of types do
 * not count, only what they contain. Gives the differences.
 */
export function sameTables(version: XdomeaVersion, folder: string): string[] {
  const schema = schemaOf(version);
  const theirs = readXsdTables(folder);
  const differences: string[] = [];
  const seen = new Set<string>();

  const compare = (ours: SchemaType, name: string, path: string): void => {
    const key = `${ours.name}|${name}`;
    if (seen.has(key)) return;
    seen.add(key);
    const mine = lineOf(ours, schema, version);
    const other = normalLine(theirs.types.get(name) ?? `<${name}>`, version, theirs.types);
    if (mine.line !== other.line) {
      differences.push(`${path}\n  ours  ${mine.line}\n  theirs ${other.line}`);
      return;
    }
    mine.types.forEach((type, index) => {
      if (!type.simple) compare(type, other.types[index]!, `${path}/${type.name}`);
    });
  };

  for (const [root, name] of theirs.roots) {
    const ours = schema.typeByName.get(root);
    if (!ours) differences.push(`root ${root} is missing`);
    else compare(ours, name, root);
  }
  if (version !== '4.0.0' && schema.roots.size !== theirs.roots.size) differences.push('number of roots');
  return differences;
}

/** A type as text with its complex types taken out: `Name:? Laufzeit:#?`. */
function lineOf(
  type: SchemaType,
  schema: Schema,
  version: XdomeaVersion,
): { line: string; types: SchemaType[] } {
  const types: SchemaType[] = [];
  const typeText = (name: string): string => {
    const inner = schema.typeByName.get(name);
    if (inner && !inner.simple) {
      types.push(inner);
      return '#';
    }
    if (name.startsWith('code ')) return `{${codeValues[name.slice(5)]}}`;
    return name === 'text' ? textTypeOf(version) : name;
  };
  const isText = (name: string) => name === 'text' || name === 'string';
  const particle = (item: Particle): string => {
    if (item.kind === 'any') return 'ANY*';
    if (item.kind === 'sequence') return item.items.map(particle).join(' ');
    if (item.kind === 'choice') return `(${item.options.map(particle).join(' | ')})`;
    const occurs = item.many ? (item.min === 0 ? '*' : '+') : item.min === 0 ? '?' : '';
    const value =
      item.fixed !== undefined
        ? `="${item.fixed}"`
        : item.preset !== undefined && !isText(item.type)
          ? `^"${item.preset}"`
          : '';
    return `${item.qualified ? '' : '~'}${item.name}:${typeText(item.type)}${value}${occurs}`;
  };
  const attributes = type.attributes.map(
    (use) =>
      `@${use.name}:${typeText(use.type)}${use.fixed === undefined ? '' : `="${use.fixed}"`}${use.required ? '' : '?'}`,
  );
  return { line: [...attributes, ...type.content.map(particle)].join(' '), types };
}

function normalLine(
  line: string,
  version: XdomeaVersion,
  all: Map<string, string>,
): { line: string; types: string[] } {
  const types: string[] = [];
  const text = line.replace(
    /((?:@|~)?[\w.]+):([A-Za-z][\w.]*)((?:="[^"]*")|(?:\^"[^"]*"))?/g,
    (_, name: string, type: string, value = '') => {
      const definition = all.get(type);
      const simple = definition === undefined || definition.startsWith('<');
      if (!simple) {
        types.push(type);
        return `${name}:#${value}`;
      }
      const values = definition && /enum=(\[.*\])/.exec(definition)?.[1];
      if (values) return `${name}:{${(JSON.parse(values) as string[]).join(' ')}}${value}`;
      const own =
        simpleNames[type] ??
        (type === 'stringDateiname' ? (version.startsWith('2') ? 'dateiname2' : 'dateiname') : type);
      // A default of free text changes nothing: the empty text is valid as well.
      return `${name}:${own}${(own === 'latin' || own === 'string') && value.startsWith('^') ? '' : value}`;
    },
  );
  return { line: text, types };
}
