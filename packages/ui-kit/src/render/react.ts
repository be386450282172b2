import type { Create } from './content-of.ts';

type Properties = Record<string, unknown>;

/** Whether elements are React's: only there fields with a `value` belong to the application that gave it. */
export const isReact = <Out extends object>(createElement: Create<Out>): boolean =>
  '$$typeof' in createElement('i', null);

/**
 * For React: what a field holds is what it starts with, so that people can change it. React says that by other names
 * than HTML does, of a list at the list and of a text field as a property.
 */
export function uncontrolled<Out extends object>(createElement: Create<Out>): Create<Out> {
  let chosen: unknown;
  const renamed = (properties: Properties, from: string, to: string): Properties => {
    const { [from]: value, ...others } = properties;
    return value === undefined ? properties : { ...others, [to]: value };
  };
  return (tag, given, ...children) => {
    const properties = given ?? {};
    if (tag === 'option') {
      const { selected, ...others } = properties;
      if (selected) chosen = properties.value;
      return createElement(tag, others, ...children);
    }
    if (tag === 'select') {
      const defaultValue = chosen;
      chosen = undefined;
      return createElement(tag, { ...properties, defaultValue }, ...children);
    }
    if (tag === 'textarea') return createElement(tag, { ...properties, defaultValue: children.join('') });
    if (tag !== 'input') return createElement(tag, given, ...children);
    const typed = !/^(radio|checkbox|hidden|submit)$/.test(`${properties.type}`);
    const started = renamed(properties, 'checked', 'defaultChecked');
    return createElement(tag, typed ? renamed(started, 'value', 'defaultValue') : started, ...children);
  };
}
