import { expectTypeOf, test } from 'vitest';
import type { LoginData, RathausTagName } from '../src/index.ts';

test('elements and events are known by their names', () => {
  expectTypeOf<RathausTagName>().toEqualTypeOf<
    | 'rathaus-account'
    | 'rathaus-consent'
    | 'rathaus-dataset'
    | 'rathaus-delivery'
    | 'rathaus-level'
    | 'rathaus-login'
    | 'rathaus-defect'
    | 'rathaus-upload'
  >();
  expectTypeOf<HTMLElementEventMap['rathaus-upload']['detail']['state']>().toBeString();
  expectTypeOf<HTMLElementTagNameMap['rathaus-login']['data']>().not.toBeAny();
});

test('data need what the template needs', () => {
  // @ts-expect-error a provider without href
  const missing: LoginData = { providers: [{ id: 'bundid' }] };
  // @ts-expect-error a level that does not exist
  const level: LoginData = { providers: [], level: 'mittel' };
  expectTypeOf([missing, level]).toEqualTypeOf<LoginData[]>();
});
