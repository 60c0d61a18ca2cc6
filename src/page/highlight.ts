import { el } from './dom.js';

/** A line of code with its comments, texts and words of the language marked. */

const PIECES =
  /(?<comment>\/\/.*|\/\*.*?(?:\*\/|$)|^\s*\*.*)|(?<text>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`?)|(?<word>\b(?:async|await|break|catch|const|continue|else|export|false|finally|for|from|function|if|import|in|let|new|null|of|return|throw|true|try|type|undefined|while)\b)/g;

export function highlighted(line: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let end = 0;
  for (const found of line.matchAll(PIECES)) {
    const [kind] = Object.entries(found.groups!).find(([, text]) => text !== undefined)!;
    parts.push(line.slice(end, found.index), el('span', { class: kind }, found[0]));
    end = found.index + found[0].length;
  }
  return [...parts, line.slice(end)];
}
