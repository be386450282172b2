import type { Collector, FindingValues, Place, Severity } from '@rathaus/client-core/findings';
import type { ContainerFacts } from '../finding/container-facts.ts';
import type { Mark } from '../finding/mark.ts';
import { placeOf } from '../finding/place.ts';
import type { MessageDirection } from '../messages/roles.ts';
import type { Format, Geschaeftsgang, Kontakt, Kopf } from '../model/index.ts';
import type { Hook, OpenCode, RootFacts, UnknownElement } from '../read/events.ts';
import type {
  MessageContext,
  MessageVisitor,
  PlacedAt,
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
  direction: MessageDirection;
  parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Findings of a rule and severity that are kept: of further ones nobody asks for the place. */
  keep: number;
  /** The innermost open element. */
  here(): Mark;
  /** The element a field of an open part comes from, or the nearest around it; undefined for other parts. */
  markOf(part: object, field?: string | undefined): Mark | undefined;
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
  readonly #code: Call<'code'>[];
  readonly #visited: boolean;
  readonly #body: Call<'body'>[];
  readonly #unknown: Call<'unknown'>[];
  /** The innermost open element is what the rules look at, not only where the reader is. */
  #atElement = false;

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
    this.#code = calls('code');
    this.#body = calls('body');
    this.#unknown = calls('unknown');
  }

  #context({ root, container, instant, allowTest, direction }: RunnerOptions): MessageContext {
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
      direction,
    };
    this.#contexts.push(context);
    return context;
  }

  #addRule(rule: Rule, options: RunnerOptions): void {
    const { collector, root } = options;
    const markOf = ({ mark, object, part, field }: PlacedAt): Mark => {
      if (mark !== undefined) return mark;
      const around = object?.mark ?? (this.#atElement ? options.here() : root.mark);
      if (part === undefined && field === undefined) return around;
      return options.markOf(part ?? object?.data ?? context.kopf ?? {}, field) ?? around;
    };
    /** By severity. */
    const reported: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
    const { id } = rule;
    const context: RuleContext = Object.assign(this.#context(options), {
      parameters: options.parameters[id] ?? {},
      markOf,
      skip: (what: string, values: FindingValues) => collector.skip(what, placeOf(root.mark), values),
      report(values: FindingValues, at: ReportedAt = {}) {
        const { object, file, entry, severity = rule.severity, who = rule.who } = at;
        reported[severity] += 1;
        const place: Place =
          entry === undefined
            ? placeOf(reported[severity] > options.keep ? root.mark : markOf(at), object, file)
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

  /** Whether anyone looks at codes of open lists. */
  get looksAtCodes(): boolean {
    return this.#code.length > 0;
  }

  code(code: OpenCode, record: RuleObject | undefined): void {
    this.#atElement = true;
    for (const call of this.#code) call(code, record);
    this.#atElement = false;
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
    this.#atElement = true;
    if (hook === 'format') for (const call of this.#format) call(value as Format, record);
    else if (hook === 'kontakt') for (const call of this.#kontakt) call(value as Kontakt, element, record);
    else for (const call of this.#geschaeftsgang) call(value as Geschaeftsgang, record);
    this.#atElement = false;
  }

  body(element: string, value: unknown): void {
    this.#atElement = true;
    for (const call of this.#body) call(element, value);
    this.#atElement = false;
  }

  unknown(element: UnknownElement): void {
    for (const call of this.#unknown) call(element);
  }

  /** The whole message was read. Of one that broke off nobody can say what is missing behind the break. */
  end(): void {
    for (const visitor of this.#visitors) visitor.end?.();
  }
}
