import type { AttributeDoc, ElementDoc, Words } from './element-doc.ts';
import { ELEMENTS, PROPERTIES } from './elements.ts';

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
  readonly members: readonly object[];
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
    readonly exports: readonly object[];
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

function members(name: string, doc: ElementDoc): readonly object[] {
  const dataType = dataTypeOf(doc);
  return [
    {
      kind: 'field',
      name: 'data',
      attribute: 'data',
      description:
        'What the element shows in place of its children, as object or as JSON; `undefined` shows the children again.',
      type: {
        text: `(${dataType} & { texts?: Partial<Texts<'${name}'>> }) | string | undefined`,
        references: [{ name: dataType, package: '@rathaus/ui-kit', start: 1, end: 1 + dataType.length }],
      },
    },
    {
      kind: 'method',
      name: 'update',
      description:
        'Looks at data, attributes and language again. Needed by hand only when the language of a surrounding element changes.',
      return: { type: { text: 'void | Promise<void>' } },
    },
  ];
}

/** The manifest of the kit. */
export function manifest(): CustomElementsManifest {
  const modules = Object.entries(ELEMENTS).map(([name, doc]) => {
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
    const at = (type: string) => ({ name: type, declaration: { name: type, module: path } });
    return {
      kind: 'javascript-module' as const,
      path,
      declarations: [declaration],
      exports: [
        { kind: 'js', ...at(declaration.name) },
        { kind: 'js', ...at(dataTypeOf(doc)) },
        {
          kind: 'custom-element-definition',
          name: declaration.tagName,
          declaration: { name: declaration.name, module: path },
        },
      ],
    };
  });
  return { schemaVersion: '2.1.0', modules };
}

/** All elements of a manifest. */
export const elementsOf = (cem: CustomElementsManifest): readonly CustomElement[] =>
  cem.modules.flatMap((module) => module.declarations);
