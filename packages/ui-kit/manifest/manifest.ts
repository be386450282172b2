import { ELEMENTS, PROPERTIES } from './elements.ts';

interface Described {
  readonly name: string;
  readonly description: string;
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
  readonly attributes: readonly (Described & { readonly type: { readonly text: 'string' } })[];
  readonly members: readonly (Described & {
    readonly kind: 'field';
    readonly type: { readonly text: string };
  })[];
  readonly events: readonly (Described & { readonly type: { readonly text: string } })[];
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

const described = (table: Readonly<Record<string, string>>): Described[] =>
  Object.entries(table).map(([name, description]) => ({ name, description }));

/** The manifest of the kit. */
export function manifest(): CustomElementsManifest {
  const modules = Object.entries(ELEMENTS).map(([name, doc]) => {
    const path = `dist/${name}.js`;
    const declaration: CustomElement = {
      kind: 'class',
      customElement: true,
      name: `Rathaus${doc.className}`,
      tagName: `rathaus-${name}`,
      summary: doc.summary,
      description: doc.accessibility,
      superclass: { name: 'HTMLElement' },
      attributes: described(doc.attributes).map((one) => ({ ...one, type: { text: 'string' } as const })),
      members: [
        {
          kind: 'field',
          name: 'data',
          description: 'What the element shows. Assigning renders at once.',
          type: { text: `${doc.className}Data | undefined` },
        },
      ],
      events: Object.entries(doc.events).map(([event, [detail, description]]) => ({
        name: event,
        description,
        type: { text: `CustomEvent<${detail}>` },
      })),
      cssParts: described(doc.parts),
      cssProperties: described(PROPERTIES),
    };
    const tag = { kind: 'custom-element-definition', name: `rathaus-${name}` };
    return {
      kind: 'javascript-module' as const,
      path,
      declarations: [declaration],
      exports: [
        { kind: 'js', name: declaration.name, declaration: { name: declaration.name, module: path } },
        { ...tag, declaration: { name: declaration.name, module: path } },
      ],
    };
  });
  return { schemaVersion: '2.1.0', modules };
}

/** All elements of a manifest. */
export const elementsOf = (cem: CustomElementsManifest): readonly CustomElement[] =>
  cem.modules.flatMap((module) => module.declarations);

/** Custom data of VS Code's HTML support, format 1.1. */
export const vscode = (cem: CustomElementsManifest): object => ({
  version: 1.1,
  tags: elementsOf(cem).map(({ tagName, summary, attributes }) => ({
    name: tagName,
    description: summary,
    attributes: attributes.map(({ name, description }) => ({ name, description })),
  })),
});
