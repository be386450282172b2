import type { AttributeDoc, ElementDoc, Words } from './element-doc.ts';
import { ELEMENTS, PROPERTIES } from './elements.ts';
import { type Member, membersOf } from './members.ts';

interface Described {
  readonly name: string;
  readonly description: string;
}

interface Typed extends Described {
  readonly type: { readonly text: string; readonly references?: readonly object[] };
}

/** One declaration of the manifest. */
export interface CustomElement {
  readonly kind: 'class';
  readonly customElement: true;
  readonly name: string;
  readonly tagName: string;
  readonly summary: string;
  readonly description: string;
  readonly superclass: { readonly name: 'HTMLElement' };
  readonly attributes: readonly (Typed & { readonly fieldName?: string })[];
  readonly members: readonly (Member & { readonly attribute?: string })[];
  readonly events: readonly Typed[];
  readonly slots: readonly Described[];
  readonly cssParts: readonly Described[];
  readonly cssProperties: readonly Described[];
}

/** Custom-elements manifest, schema 2.1.0 (webcomponents/custom-elements-manifest). */
export interface CustomElementsManifest {
  readonly schemaVersion: '2.1.0';
  readonly modules: readonly {
    readonly kind: 'javascript-module';
    readonly path: string;
    readonly declarations: readonly CustomElement[];
    readonly exports: readonly {
      readonly kind: 'js' | 'custom-element-definition';
      readonly name: string;
      readonly declaration: { readonly name: string; readonly module: string };
    }[];
  }[];
}

const described = (table: Readonly<Record<string, Words>>): Described[] =>
  Object.entries(table).map(([name, { en }]) => ({ name, description: en }));

/** TypeScript type of an attribute as it is written in a template of a framework. */
export function attributeType({ type, values, open }: AttributeDoc): string {
  const words = values?.map((value) => `'${value}'`).join(' | ');
  // What may stand in HTML is text; frameworks take numbers and truth values, too, and write them as such.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of TypeScript's types
  if (type === 'number') return 'number | `${number}`';
  if (type === 'boolean') return "boolean | '' | 'true' | 'false'";
  return words ? (open ? `${words} | (string & {})` : words) : 'string';
}

/** Name of the type of an element's data. */
export const dataTypeOf = ({ className }: ElementDoc): string => `${className}Data`;

/** The public members. That of `data` is generic in the sources; here it is named by what the module exports. */
function members(name: string, doc: ElementDoc): CustomElement['members'] {
  const className = `Rathaus${doc.className}`;
  return membersOf(name).map((member) =>
    member.name === 'data'
      ? {
          ...member,
          description: `${member.description} Its type is \`${dataTypeOf(doc)}\` of \`@rathaus/ui-kit\`, with \`texts\` of the page's own.`,
          attribute: 'data',
          type: {
            text: `${className}['data']`,
            references: [{ name: className, module: `dist/${name}.js`, start: 0, end: className.length }],
          },
        }
      : member,
  );
}

/** The manifest of the kit. */
export function manifest(): CustomElementsManifest {
  const modules = Object.entries(ELEMENTS).flatMap(([name, doc]) => {
    const path = `dist/${name}.js`;
    const declaration: CustomElement = {
      kind: 'class',
      customElement: true,
      name: `Rathaus${doc.className}`,
      tagName: `rathaus-${name}`,
      summary: doc.summary.en,
      description: doc.accessibility.en,
      superclass: { name: 'HTMLElement' },
      attributes: Object.entries(doc.attributes).map(([attribute, about]) => ({
        name: attribute,
        description: about.en,
        type: { text: attributeType(about) },
        ...(attribute === 'data' ? { fieldName: 'data' } : {}),
      })),
      members: members(name, doc),
      events: Object.entries(doc.events).map(([event, { detail, en, cancelable }]) => ({
        name: event,
        description: cancelable ? `${en} Can be prevented.` : en,
        type: { text: `CustomEvent<${detail}>` },
      })),
      slots: [{ name: '', description: doc.children.en }],
      cssParts: described(doc.parts),
      cssProperties: described(PROPERTIES),
    };
    const at = { name: declaration.name, module: path };
    return [
      {
        kind: 'javascript-module' as const,
        path,
        declarations: [declaration],
        // What runs; of the types the package's declarations tell.
        exports: [{ kind: 'js' as const, name: declaration.name, declaration: at }],
      },
      {
        // The class alone registers nothing.
        kind: 'javascript-module' as const,
        path: `dist/define/${name}.js`,
        declarations: [],
        exports: [{ kind: 'custom-element-definition' as const, name: declaration.tagName, declaration: at }],
      },
    ];
  });
  return { schemaVersion: '2.1.0', modules };
}

/** All elements of a manifest. */
export const elementsOf = (cem: CustomElementsManifest): readonly CustomElement[] =>
  cem.modules.flatMap((module) => module.declarations);
