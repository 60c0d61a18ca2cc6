import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Messages } from '../../messages/index.js';
import { ROOT } from '../../primitives/here.js';
import { htmlOf } from '../../view/page/html.js';

/** A page: what is built of `src/page`, and the data that it draws. */

/** @param script whose page it is: run, map */
export function pageOf(
  script: 'run' | 'map',
  { language, page }: Messages,
  title: string,
  data: unknown,
): string {
  const text = asset(`${script}.js`);
  return htmlOf({
    language,
    title,
    noScript: page.noScript,
    style: asset('style.css'),
    script: text,
    hash: createHash('sha256').update(text).digest('base64'),
    data,
  });
}

function asset(name: string): string {
  return readFileSync(new URL(`page/${name}`, ROOT), 'utf8');
}
