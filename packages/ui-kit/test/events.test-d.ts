import { expectTypeOf, test } from 'vitest';
import type { LoginData, RathausTagName } from '../src/index.ts';
import type { ElementName } from '../src/locales/locale.ts';
import type { UploadState } from '../src/upload/upload-list.ts';
import type { RathausElements, RathausEvents, RathausProperties } from '../types/generated/properties.d.ts';

test('elements and events are known by their names', () => {
  expectTypeOf<RathausTagName>().toEqualTypeOf<`rathaus-${ElementName}`>();
  expectTypeOf<HTMLElementEventMap['rathaus-upload']['detail']['state']>().toEqualTypeOf<
    Exclude<UploadState, 'waiting' | 'running'> | 'removed'
  >();
  expectTypeOf<HTMLElementTagNameMap['rathaus-login']['data']>().not.toBeAny();
});

test('events are known where they arrive: at documents and windows as well', () => {
  type Upload = HTMLElementEventMap['rathaus-upload'];
  expectTypeOf<DocumentEventMap['rathaus-upload']>().toEqualTypeOf<Upload>();
  expectTypeOf<WindowEventMap['rathaus-upload']>().toEqualTypeOf<Upload>();
});

test('the generated tables say what the elements say', () => {
  type Names = keyof HTMLElementEventMap & `rathaus-${string}`;
  expectTypeOf<keyof RathausEvents>().toEqualTypeOf<Names>();
  expectTypeOf<{ [Name in Names]: RathausEvents[Name]['detail'] }>().toEqualTypeOf<{
    [Name in Names]: HTMLElementEventMap[Name]['detail'];
  }>();
  expectTypeOf<keyof RathausProperties>().toEqualTypeOf<RathausTagName>();
  expectTypeOf<RathausElements['rathaus-login']>().toEqualTypeOf<HTMLElementTagNameMap['rathaus-login']>();
});

test('data are an object with texts of the page, JSON, or nothing', () => {
  expectTypeOf<HTMLElementTagNameMap['rathaus-login']['data']>().toEqualTypeOf<
    (LoginData & { readonly texts?: Partial<NonNullable<Texts>> }) | string | undefined
  >();
  expectTypeOf<RathausProperties['rathaus-login']['data']>().toEqualTypeOf<
    HTMLElementTagNameMap['rathaus-login']['data']
  >();
  expectTypeOf<RathausProperties['rathaus-login']['level']>().toEqualTypeOf<LoginData['level']>();
});

test('data need what the template needs', () => {
  // @ts-expect-error a provider without id
  const missing: LoginData = { providers: [{ href: '/login/bundid' }] };
  // @ts-expect-error a level that does not exist
  const level: LoginData = { providers: [], level: 'mittel' };
  expectTypeOf([missing, level]).toEqualTypeOf<LoginData[]>();
});

type LoginElementData = Exclude<HTMLElementTagNameMap['rathaus-login']['data'], string | undefined>;
type Texts = LoginElementData['texts'];
