import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Start } from './protocol.js';

/**
 * How another process finds what it is to run: by its module's address and the name of the export.
 */
export function targetOf({
  module,
  target,
}: {
  readonly module?: string | URL;
  readonly target?: ((...args: never[]) => unknown) | string;
}): Start['target'] {
  if (target === undefined) return null;
  const name = typeof target === 'string' ? target : target.name;
  if (module === undefined)
    throw new TypeError(
      `a process needs the module that exports ${name || 'its target'}: pass module: import.meta.url`,
    );
  if (name === '')
    throw new TypeError(
      'the target of a process must be an exported function, for the child finds it by its name',
    );
  return { module: addressOf(module), name };
}

function addressOf(module: string | URL): string {
  if (module instanceof URL) return module.href;
  if (isAbsolute(module)) return pathToFileURL(module).href;
  if (URL.canParse(module)) return module;
  throw new TypeError(
    `the module of a process must be an absolute path or a URL, not ${JSON.stringify(module)}: pass import.meta.url`,
  );
}
