import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

const removeAll = (): void => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
};

// The benches make some, too, and there are no tests to be over.
if (typeof afterAll === 'undefined') process.once('exit', removeAll);
else afterAll(removeAll);

/** A folder that is removed when the tests of the file, or the program, are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ipc-demo-test-'));
  folders.push(folder);
  return folder;
}

/** Jest's, where there is one. */
declare const afterAll: ((work: () => void) => void) | undefined;
