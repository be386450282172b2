import type { Finding, Term } from '@rathaus/client-core/findings';

/** What a finding about a graph is about. */
type About = {
  /** Name of the class: `Dataset`. */
  readonly class: Term;
  /** As tables write it: `dcterms:publisher`; several of which one is enough with `|` between them. */
  readonly property: Term;
};

/** The kinds of fault, each with what is known of it. `value` is what was written. */
export type GraphValues = About &
  (
    | { readonly fault: Term<'missing' | 'one-of' | 'deprecated' | 'exactly-one'> }
    | { readonly fault: Term<'too-many'>; readonly most: number }
    /** A text where an address must be, or the other way round. */
    | { readonly fault: Term<'kind' | 'class'>; readonly wanted: Term; readonly value: string }
    /** `given` is the data type that was written; empty where the value is no literal. */
    | {
        readonly fault: Term<'datatype'>;
        readonly wanted: Term;
        readonly given: Term;
        readonly value: string;
      }
    | {
        readonly fault: Term<'vocabulary'>;
        readonly scheme: Term;
        readonly value: string;
        readonly suggestion: Term;
      }
    | { readonly fault: Term<'form'>; readonly value: string; readonly suggestion: Term }
    | { readonly fault: Term<'value-missing'>; readonly wanted: Term }
    | { readonly fault: Term<'alternatives' | 'license-closed'>; readonly value: string }
  );

/** Id of a rule about what a graph says: that of the rule of the standard, `opendata.graph.Dataset.publisher.min`. */
export type GraphRuleId = `opendata.graph.${string}`;

/** A finding about a graph. */
export type GraphFinding = Finding<GraphRuleId, GraphValues>;
