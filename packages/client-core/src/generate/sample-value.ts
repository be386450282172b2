/** Made-up texts and numbers that keep to the keywords of a schema. */
import type { JsonObject } from './document.ts';
import { acceptsText, readExpression } from './expression.ts';
import { matching, maxText } from './pattern.ts';

const byFormat: Readonly<Record<string, string>> = {
  binary: 'example',
  byte: 'ZXhhbXBsZQ==',
  date: '2026-11-23',
  'date-time': '2026-11-23T09:30:00Z',
  duration: 'P1D',
  email: 'post@register.example',
  hostname: 'register.example',
  'idn-email': 'post@register.example',
  'idn-hostname': 'register.example',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  iri: 'https://register.example/',
  'iri-reference': '/example',
  'json-pointer': '/example',
  'relative-json-pointer': '0/example',
  regex: '^example$',
  time: '09:30:00Z',
  uri: 'https://register.example/',
  'uri-reference': '/example',
  'uri-template': '/example/{id}',
  uuid: '3f2b8c1e-5d4a-4b6f-9a7c-2e1d0f8b6a59',
};

const number = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

/** A text that fits `format`, `pattern`, `minLength` and `maxLength`; `undefined` when none was found. */
export function sampleText(keywords: JsonObject): string | undefined {
  const { format, pattern, minLength, maxLength } = keywords;
  const least = number(minLength, 0);
  const most = number(maxLength, Number.POSITIVE_INFINITY);
  if (least > maxText) return undefined;
  const given = typeof format === 'string' ? byFormat[format] : undefined;
  const plain = given ?? 'example';
  const padded = plain + 'example'.repeat(Math.max(0, Math.ceil((least - plain.length) / 7)));
  const cut = (text: string) => text.slice(0, Math.min(Math.max(least, plain.length), most));
  const candidates = [plain, cut(padded), cut(padded.toUpperCase())];
  const fits = (text: string) => text.length >= least && text.length <= most;
  if (typeof pattern !== 'string') return candidates.find(fits);
  const expression = readExpression(pattern);
  if (!expression) return undefined;
  for (const repeat of [1, 2, 3, 5, 8, least, 0]) {
    const made = matching(expression, repeat);
    if (made !== undefined) candidates.push(made);
  }
  return [...new Set(candidates)].find((text) => fits(text) && acceptsText(expression, text));
}

/** A number that fits the bounds and `multipleOf`; `undefined` when none was found. */
export function sampleNumber(keywords: JsonObject, isInteger: boolean): number | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = keywords;
  // In 3.0 the exclusive bounds are booleans beside the others.
  const least = Math.max(number(minimum, -Infinity), number(exclusiveMinimum, -Infinity));
  const most = Math.min(number(maximum, Infinity), number(exclusiveMaximum, Infinity));
  const isFree = (value: number) =>
    value >= least &&
    value <= most &&
    (exclusiveMinimum === undefined || exclusiveMinimum === false || value > least) &&
    (exclusiveMaximum === undefined || exclusiveMaximum === false || value < most);
  const step = number(multipleOf, isInteger ? 1 : 0);
  const start = Math.min(Math.max(1, least), most);
  const whole = isInteger ? Math.ceil(start) : start;
  const first = step > 0 ? Math.ceil(start / step) * step : whole;
  const middle = Number.isFinite(least) && Number.isFinite(most) ? (least + most) / 2 : start;
  const candidates = [
    first,
    first + (step || 1),
    first - (step || 1),
    isInteger ? Math.floor(middle) : middle,
  ];
  return candidates.find((value) => isFree(value) && (!isInteger || Number.isSafeInteger(value)));
}
