import { demos } from '../../demos/registry.js';
import { pad, wrap } from '../../view/look.js';
import {
  type CommonOptions,
  type Context,
  type CommandResult,
  writeLine,
} from '../shell/context.js';
import { lookOf } from '../output/look.js';
import { print } from '../shell/terminal.js';

/** Every demonstration and act, one line each. */
export function listDemos(flags: CommonOptions, context: Context): CommandResult {
  const { messages } = context;
  const rows = demos.flatMap((demo) =>
    demo.acts.map((act) => ({
      demo: demo.name,
      act,
      about: messages.demos[demo.name]!.acts[act]!.short,
    })),
  );
  if (flags.json) {
    for (const row of rows) writeLine({ type: 'act', ...row });
  } else {
    // A column as wide as the demonstration's own acts need.
    const widths = new Map(
      demos.map(({ name, acts }) => [name, Math.max(...acts.map((act) => act.length))]),
    );
    const { paint, width } = lookOf(flags, messages);
    const lines = rows.flatMap(({ demo, act, about }) => {
      const indent = widths.get(demo)! + 14;
      // Beside its name, or below it where there is no room.
      const isBeside = width - indent >= 40;
      const [first = '', ...rest] = wrap(about, width - (isBeside ? indent : 6)).map((line, at) =>
        isBeside && at === 0 ? line : ' '.repeat(isBeside ? indent : 6) + line,
      );
      const name = `  ${paint.bold(pad(demo, 8))}  ${isBeside ? pad(act, indent - 14) : act}`;
      return isBeside ? [`${name}  ${first}`, ...rest] : [name, first, ...rest];
    });
    print([
      '',
      `  ${messages.list.head}`,
      '',
      ...lines,
      '',
      ...wrap(messages.list.hint, width - 4).map((line) => `  ${paint.dim(line)}`),
      '',
    ]);
  }
  return { demo: null, ok: true, acts: rows.length, exitCode: 0 };
}
