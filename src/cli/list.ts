import { demos } from '../demos/registry.js';
import { pad } from '../view/look.js';
import { type CommonOptions, type Context, type Result, writeLine } from './context.js';
import { lookOf } from './output.js';
import { print } from './terminal.js';

/** Every demonstration and act, one line each. */
export function list(flags: CommonOptions, context: Context): Result {
  const { messages } = context;
  const rows = demos.flatMap((demo) => demo.acts.map((act) => ({ demo: demo.name, act: act.name, about: messages.demos[demo.name]!.acts[act.name]!.short })));
  if (flags.json) {
    for (const row of rows) writeLine({ type: 'act', ...row });
  } else {
    // A column as wide as the demonstration's own acts need.
    const widths = new Map(demos.map(({ name, acts }) => [name, Math.max(...acts.map((act) => act.name.length))]));
    const { paint } = lookOf(flags, messages);
    const lines = rows.map(({ demo, act, about }) => `  ${paint.bold(pad(demo, 8))}  ${pad(act, widths.get(demo)!)}  ${about}`);
    print(['', `  ${messages.list.head}`, '', ...lines, '', `  ${paint.dim(messages.list.hint)}`, '']);
  }
  return { demo: null, ok: true, acts: rows.length, exitCode: 0 };
}
