import { flagOf } from './options.js';
import type { Act, Demo } from '../../act/act.js';
import type { Options } from '../../scenario/scenario.js';

/** What is typed for an act: the subject, and the flags that say the act and the numbers. */
export function typed(
  demo: Demo,
  act: Act,
  options: Options,
): { readonly subject: string; readonly flags: string } {
  const which = demo.acts.length > 1 ? actTyped(demo, act) : '';
  const numbered = Object.entries(demo.options).filter(
    ([name, { default: initial }]) =>
      name !== 'delay' && (act.options?.includes(name) ?? true) && options[name] !== initial,
  );
  const isFile = demo.source.name === null;
  return {
    // What begins with a dash would be an option.
    subject: inShell(isFile && demo.name.startsWith('-') ? `./${demo.name}` : demo.name),
    flags: which + numbered.map(([name]) => ` ${flagOf(name)} ${options[name]}`).join(''),
  };
}

/** What is typed to see an order of an act on real processes. */
export function typedOrder(demo: Demo, act: Act, options: Options, token: string): string {
  return `${typedUpToOrder(demo, act, options)}${inShell(token)}`;
}

/** The same, to be gone on with by an order. */
export function typedUpToOrder(demo: Demo, act: Act, options: Options): string {
  const { subject, flags } = typed(demo, act, options);
  return `${demo.source.name === null ? 'run ' : ''}${subject}${flags} --schedule `;
}

/** What is typed to choose an act. */
export function actTyped({ actFlags }: Demo, { name }: Act): string {
  return actFlags ? ` --${name}` : ` --act ${inShell(name)}`;
}

/** A word as it is typed in a shell, also one that is empty, or has a space in it. */
function inShell(word: string): string {
  return /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(word)
    ? word
    : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
