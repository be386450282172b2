import { expect, it } from 'vitest';
import { isJson, sameType } from './media-type.ts';

it.each([
  ['application/json', true],
  ['Application/JSON; charset=utf-8', true],
  ['application/problem+json ;a=b', true],
  ['application/ld+json', true],
  ['application/jsonl', false],
  ['application/json-seq', false],
  ['text/plain; format=application/json', false],
  ['json', false],
  ['', false],
  [null, false],
  [undefined, false],
])('isJson(%j) is %s', (type, expected) => expect(isJson(type)).toBe(expected));

it.each([
  ['application/json', 'application/json', true],
  ['APPLICATION/json;charset=utf-8', 'application/JSON; charset=iso-8859-1', true],
  ['application/problem+json', 'application/json', false],
  ['image/png', 'image/*', true],
  ['image/png', 'Image/*; q=0.5', true],
  ['imagex/png', 'image/*', false],
  ['text/html', '*/*', true],
  ['text/html', 'application/*', false],
  [null, '*/*', true],
  ['', 'application/json', false],
  [null, 'application/json', false],
  [undefined, 'image/*', false],
  ['text/html, application/json', 'application/json', false],
])('sameType(%j, %j) is %s', (type, declared, expected) => expect(sameType(type, declared)).toBe(expected));
