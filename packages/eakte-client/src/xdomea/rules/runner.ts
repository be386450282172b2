import type { FindingCollector } from '../check/collector.ts';
import type { ContainerFacts } from '../check/finding.ts';
import type { Format, Geschaeftsgang, Kontakt, Kopf } from '../model/index.ts';
import type { Hook, RootFacts } from '../read/events.ts';
import type { RecordFrame } from '../read/record.ts';
import type { Mark, Rule, RuleContext, RuleVisitor } from './rule.ts';

export interface RunnerOptions {
  collector: FindingCollector;
  rules: readonly Rule[];
  observers: readonly { visit(context: RuleContext): RuleVisitor }[];
  root: RootFacts;
  container: ContainerFacts | undefined;
  now: Date;
  production: boolean;
  parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Where the reader stands. */
  here(): Mark;
}

type Call<K extends keyof RuleVisitor> = NonNullable<RuleVisitor[K]>;

/** Hands what the reader meets to the rules that asked for it. */
export class RuleRunner {
  readonly #visitors: RuleVisitor[] = [];
  readonly #contexts: { kopf: Kopf | undefined }[] = [];
  readonly #enter: Call<'enter'>[];
  readonly #leave: Call<'leave'>[];
  readonly #format: Call<'format'>[];
  readonly #kontakt: Call<'kontakt'>[];
  readonly #geschaeftsgang: Call<'geschaeftsgang'>[];
  readonly #observed: boolean;
  readonly #body: Call<'body'>[];

  constructor(options: RunnerOptions) {
    const version = options.root.version!;
    const messageType = options.root.messageType!;
    const applies = (rule: Rule) =>
      (rule.versions === undefined || rule.versions.includes(version)) &&
      (rule.messages === undefined || rule.messages.includes(messageType));
    for (const rule of options.rules) if (applies(rule)) this.#add(rule, options, rule);
    for (const observer of options.observers) this.#add(observer, options, undefined);
    this.#observed = options.observers.length > 0;
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

  #add(
    visitable: { visit(context: RuleContext): RuleVisitor },
    options: RunnerOptions,
    rule: Rule | undefined,
  ): void {
    const { root, collector } = options;
    const context: RuleContext = {
      version: root.version!,
      messageType: root.messageType!,
      rootName: root.name,
      prefix: root.prefix,
      rootAttributes: root.attributes,
      kopf: undefined,
      container: options.container,
      now: options.now,
      production: options.production,
      parameters: (rule && options.parameters[rule.id]) ?? {},
      report(message, at) {
        if (!rule) return;
        const object = at?.object;
        const mark = at?.mark ?? object?.mark ?? options.here();
        collector.add(rule.id, at?.severity ?? rule.severity, message, mark, object, at?.file);
      },
    };
    this.#contexts.push(context);
    this.#visitors.push(visitable.visit(context));
  }

  /** Whether anyone looks at contacts inside records. Observers may look at everything. */
  get looksAtContacts(): boolean {
    return this.#kontakt.length > 0 || this.#observed;
  }

  kopf(kopf: Kopf): void {
    for (const context of this.#contexts) context.kopf = kopf;
    for (const visitor of this.#visitors) visitor.kopf?.(kopf);
  }

  enter(record: RecordFrame): void {
    for (const call of this.#enter) call(record);
  }

  leave(record: RecordFrame): void {
    for (const call of this.#leave) call(record);
  }

  part(hook: Hook, value: unknown, element: string, record: RecordFrame | undefined): void {
    if (hook === 'format') for (const call of this.#format) call(value as Format, record);
    else if (hook === 'kontakt') for (const call of this.#kontakt) call(value as Kontakt, element, record);
    else for (const call of this.#geschaeftsgang) call(value as Geschaeftsgang, record);
  }

  body(element: string, value: unknown): void {
    for (const call of this.#body) call(element, value);
  }

  end(complete: boolean): void {
    // A file that broke off has told its fault; what is missing behind the break is no finding of its own.
    if (complete) for (const visitor of this.#visitors) visitor.end?.();
  }
}
