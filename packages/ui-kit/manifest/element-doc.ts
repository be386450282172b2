/** The same in the two languages of the documentation. Markdown: code in back quotes. */
export interface Words {
  readonly de: string;
  readonly en: string;
}

/** Words in both languages, short to write. */
export const words = (de: string, en: string): Words => ({ de, en });

/** An attribute of the host. */
export interface AttributeDoc extends Words {
  /** Default: text. */
  readonly type?: 'number' | 'boolean' | undefined;
  /** The words it takes. */
  readonly values?: readonly string[] | undefined;
  /** Words of the deployer's own are taken as well. */
  readonly open?: boolean | undefined;
}

/** An event. */
export interface EventDoc extends Words {
  /** TypeScript type of `detail`. */
  readonly detail: string;
  /** `preventDefault()` stops what the element would do next. */
  readonly cancelable?: boolean | undefined;
}

/** A numbered part in the drawing of an element: a part of {@link ElementDoc.parts}, or a tag with words of its own. */
export type AnatomyDoc = string | { readonly tag: string; readonly words: Words };

/** What people who use the kit need to know about one element; the source of the manifest, the types and the docs. */
export interface ElementDoc {
  readonly summary: Words;
  /** Class name without `Rathaus`. */
  readonly className: string;
  readonly attributes: Readonly<Record<string, AttributeDoc>>;
  readonly events: Readonly<Record<string, EventDoc>>;
  readonly parts: Readonly<Record<string, Words>>;
  /** What stands between the tags when no `data` is given. */
  readonly children: Words;
  readonly anatomy: readonly AnatomyDoc[];
  /** What was thought about for people with disabilities. */
  readonly accessibility: Words;
}

/** Attributes of every element. */
export const GLOBAL_ATTRIBUTES: Readonly<Record<'data' | 'lang', AttributeDoc>> = {
  data: words(
    'Alle Angaben als JSON; die Eigenschaft `data` nimmt dasselbe auch als Objekt. Mit Angaben zeigt das Element sie, ohne sie seine Kinder.',
    'All data as JSON; the property `data` takes the same also as an object. With data the element shows them, without data its children.',
  ),
  lang: words(
    'Sprache nach BCP 47. Ohne sie gilt die des nächsten Elements mit `lang`.',
    'Language as BCP 47 tag. Without it, that of the nearest element with `lang`.',
  ),
};

/** Of elements that show more than the data they are given and the children they have. */
export const OWN_TEXTS: Readonly<Record<'texts', AttributeDoc>> = {
  texts: words(
    'Einzelne Texte des Kits als JSON, für das, was das Element ohne `data` zeigt: aus Attributen oder neben den Kindern. In `data` heißen sie ebenso.',
    'Single texts of the kit as JSON, for what the element shows without `data`: from attributes, or beside its children. In `data` they are called the same.',
  ),
};
