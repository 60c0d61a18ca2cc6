/** A stream's `write` that gives the text to somebody else. */
export function writeTo(tell: (text: string) => void): NodeJS.WriteStream['write'] {
  return (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    tell(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    const done = rest.find((argument) => typeof argument === 'function') as
      | (() => void)
      | undefined;
    if (done) queueMicrotask(done);
    return true;
  };
}
