import type { Collector, FindingValues, Place } from '@rathaus/client-core/findings';
import type { ContainerFacts } from '../finding/container-facts.ts';
import type { Mark } from '../finding/mark.ts';
import { placeOf } from '../finding/place.ts';
import type { Format, Geschaeftsgang, Kontakt, Kopf } from '../model/index.ts';
import type { Hook, RootFacts } from '../read/events.ts';
import type {
  MessageContext,
  MessageVisitor,
  ReportedAt,
  Rule,
  RuleContext,
  RuleObject,
  RuleVisitor,
} from './rule.ts';

/** What a runner needs to know of a check. */
export interface RunnerOptions {
  collector: Collector;
  rules: readonly Rule[];
  visitors: readonly MessageVisitor[];
  root: RootFacts;
  container: ContainerFacts | undefined;
  /** Milliseconds since the epoch. */
  instant: number;
  allowTest: boolean;
  parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Where the reader is. */
  here(): Mark;
}

type Call<K extends keyof RuleVisitor> = NonNullable<RuleVisitor[K]>;

/** Whether a rule is for a message. */
export const appliesTo = (rule: Rule, { version, messageType }: RootFacts): boolean =>
  (rule.versions === undefined || rule.versions.includes(version!)) &&
  (rule.messages === undefined || rule.messages.includes(messageType!));

/** Hands what the reader meets to the rules that asked for it. */
export class RuleRunner {
  readonly #visitors: RuleVisitor[] = [];
  readonly #contexts: { kopf: Kopf | undefined }[] = [];
  readonly #enter: Call<'enter'>[];
  readonly #leave: Call<'leave'>[];
  readonly #format: Call<'format'>[];
  readonly #kontakt: Call<'kontakt'>[];
  readonly #geschaeftsgang: Call<'geschaeftsgang'>[];
  readonly #visited: boolean;
  readonly #body: Call<'body'>[];
  #ended = false;

  constructor(options: RunnerOptions) {
    for (const rule of options.rules) if (appliesTo(rule, options.root)) this.#addRule(rule, options);
    for (const visitor of options.visitors) this.#visitors.push(visitor.visit(this.#context(options)));
    this.#visited = options.visitors.length > 0;
    const calls = <K extends keyof RuleVisitor>(key: K) =>
      this.#visitors.flatMap((visitor) => {
        const call = visitor[key];
        return call ? [call.bind(visitor) as Call<K>] : [];
      });
    this.#enter = calls('enter');
    this.#leave = calls('leave');
    this.#format = calls('format');
    this.#kontakt = calls('kontakt');
    this.#geschaeftsgang = calls('geschaeftsgang');
    this.#body = calls('body');
  }

  #context({ root, container, instant, allowTest }: RunnerOptions): MessageContext {
    const context = {
      version: root.version!,
      messageType: root.messageType!,
      rootName: root.name,
      prefix: root.prefix,
      rootAttributes: root.attributes,
      kopf: undefined,
      container,
      instant,
      allowTest,
    };
    this.#contexts.push(context);
    return context;
  }

  #addRule(rule: Rule, options: RunnerOptions): void {
    const { collector, root } = options;
    const here = (): Mark => {
      const mark = this.#ended ? { line: 0, column: 0, path: '' } : options.here();
      return mark.path === '' ? { ...mark, path: `/${root.name}` } : mark;
    };
    const { id, who } = rule;
    const context: RuleContext = Object.assign(this.#context(options), {
      parameters: options.parameters[id] ?? {},
      report(values: FindingValues, at: ReportedAt = {}) {
        const { object, file, entry, severity = rule.severity } = at;
        const place: Place =
          entry === undefined
            ? placeOf(at.mark ?? object?.mark ?? here(), object, file)
            : { kind: 'entry', name: entry };
        collector.add({ rule: id, severity, who, place, count: 1, values });
      },
    });
    this.#visitors.push(rule.visit(context));
  }

  /** Whether anyone looks at contacts inside records. Visitors that are no rules may look at everything. */
  get looksAtContacts(): boolean {
    return this.#kontakt.length > 0 || this.#visited;
  }

  kopf(kopf: Kopf): void {
    for (const context of this.#contexts) context.kopf = kopf;
    for (const visitor of this.#visitors) visitor.kopf?.(kopf);
  }

  enter(record: RuleObject): void {
    for (const call of this.#enter) call(record);
  }

  leave(record: RuleObject): void {
    for (const call of this.#leave) call(record);
  }

  part(hook: Hook, value: unknown, element: string, record: RuleObject | undefined): void {
    if (hook === 'format') for (const call of this.#format) call(value as Format, record);
    else if (hook === 'kontakt') for (const call of this.#kontakt) call(value as Kontakt, element, record);
    else for (const call of this.#geschaeftsgang) call(value as Geschaeftsgang, record);
  }

  body(element: string, value: unknown): void {
    for (const call of this.#body) call(element, value);
  }

  /** The whole message was read. Of one that broke off nobody can say what is missing behind the break. */
  end(): void {
    this.#ended = true;
    for (const visitor of this.#visitors) visitor.end?.();
  }
}
