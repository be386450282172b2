import { describe, expect, it } from 'vitest';
import { htmlNode, toHtml } from '../tree/html.ts';
import { contentOf } from './content-of.ts';
import { renderLogin } from './render.ts';

interface Element {
  readonly tag: string;
  readonly properties: Record<string, unknown>;
  readonly children: readonly (Element | string)[];
}
const createElement = (
  tag: string,
  properties: Record<string, unknown> | null,
  ...children: (Element | string)[]
): Element => ({
  tag,
  properties: properties ?? {},
  children,
});
const write = ({ tag, properties, children }: Element): object =>
  htmlNode(
    tag,
    Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [
        key === 'className' ? 'class' : key,
        value === true ? '' : `${value}`,
      ]),
    ),
    ...children.map((child) => (typeof child === 'string' ? child : write(child))),
  );

describe('contentOf', () => {
  const data = {
    level: 'hoch',
    providers: [
      { id: 'bundid', href: '/x', help: '/y' },
      { id: 'eid', href: '/z' },
    ],
  } as const;

  it('describes the same content as the server writes', () => {
    const html = toHtml(write(contentOf('login', data, createElement)));
    expect(`<rathaus-login>${html}</rathaus-login>`).toBe(renderLogin(data));
  });

  it('names properties as React does', () => {
    const upload = contentOf('upload', { name: 'x' }, createElement);
    expect(upload.properties).toHaveProperty('className', 'rathaus rathaus-upload');
    expect(upload.children[0]).toMatchObject({ tag: 'label', properties: { htmlFor: 'rathaus-upload-x' } });
    expect(upload.children).toContainEqual(
      expect.objectContaining({ tag: 'input', properties: expect.objectContaining({ multiple: true }) }),
    );
  });
});
