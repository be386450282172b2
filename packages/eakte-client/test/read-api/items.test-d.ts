import { expectTypeOf, test } from 'vitest';
import {
  type Akte,
  type DueDate,
  dueDate,
  type MessageItem,
  type Objektergebnis,
  type Version,
  type Vorgang,
} from '../../src/xdomea/index.ts';

declare const item: MessageItem;

test('one discriminant narrows an item', () => {
  if (item.kind === 'Dokument') {
    expectTypeOf(item.record.version).toEqualTypeOf<Version[] | undefined>();
    // @ts-expect-error the records inside are items of their own
    item.record.anlage;
  }
  if (item.kind === 'Akte' || item.kind === 'Teilakte') {
    expectTypeOf(item.record).toExtend<Akte>();
    // @ts-expect-error
    item.record.vorgang;
  }
  if (item.kind === 'Vorgang') expectTypeOf(item.record).toExtend<Vorgang>();
  if (item.kind === 'kopf') expectTypeOf(item.kopf.prozessId).toEqualTypeOf<string>();
  if (item.kind === 'end') expectTypeOf(item.complete).toEqualTypeOf<boolean>();
  // @ts-expect-error there is no such item
  if (item.kind === 'Ordner') return;
});

test('all records have one shape, told apart from the rest by their effective values', () => {
  if ('effective' in item) {
    expectTypeOf(item.kind).toEqualTypeOf<'Akte' | 'Teilakte' | 'Vorgang' | 'Teilvorgang' | 'Dokument'>();
    expectTypeOf(dueDate(item.effective)).toEqualTypeOf<DueDate>();
  }
});

test('an element of the body is typed by its field and message type', () => {
  if (item.kind !== 'body') return;
  if (item.field === 'ausgesondertesSgo') {
    expectTypeOf(item.value).toEqualTypeOf<Objektergebnis>();
    expectTypeOf(item.messageType).toEqualTypeOf<'0506'>();
  }
  if (item.messageType === '0502') expectTypeOf(item.value.aussonderungsart).not.toBeAny();
  if (item.field === 'rueckzuleihendesSgo') expectTypeOf(item.value).toEqualTypeOf<string>();
  if (item.field === 'schriftgutobjektZumAblegen') {
    expectTypeOf(item.value.fachverfahrenObjektId).toEqualTypeOf<string>();
    // @ts-expect-error the record is an item of its own
    item.value.schriftgutobjekt;
  }
  // @ts-expect-error the header is an item of its own
  if (item.field === 'kopf') return;
});
