import type { RootFacts } from './events.ts';

/** What a message was wrapped in, to write it back as it came. */
export interface Envelope {
  /** Prefix → namespace, as on the root element. */
  namespaces?: Readonly<Record<string, string>> | undefined;
  /** Value of `xsi:schemaLocation`. */
  schemaLocation?: string | undefined;
}

/** What a message was wrapped in, without what the writer sets itself. */
export function envelopeOf(root: RootFacts | undefined): Envelope {
  if (!root) return {};
  const { xml: _, ...namespaces } = root.namespaces;
  const schemaLocation = Object.entries(root.attributes).find(([name]) =>
    name.endsWith(':schemaLocation'),
  )?.[1];
  return { namespaces, schemaLocation };
}
