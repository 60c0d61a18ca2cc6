import { xmlText } from '../xml.js';
import { mapStyle } from '../map/style.js';
import { DARK, groundsOf, LIGHT, styleOf } from '../diagram/style.js';

/** A page that needs nothing but itself. */
export interface HtmlParts {
  readonly language: string;
  readonly title: string;
  readonly noScript: string;
  readonly style: string;
  readonly script: string;
  /** The hash of the script, as a browser computes it: no other one is carried out. */
  readonly hash: string;
  readonly data: unknown;
}

export function htmlOf({
  language,
  title,
  noScript,
  style,
  script,
  hash,
  data,
}: HtmlParts): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${xmlText(title)}</title>
<style>
${style}
${styleOf(LIGHT, 'svg')}
${styleOf(DARK, '[data-theme=dark] svg')}
${mapStyle(false, 'svg')}
${mapStyle(true, '[data-theme=dark] svg')}
${groundsOf(LIGHT, 'body')}
${groundsOf(DARK, '[data-theme=dark]')}
</style>
</head>
<body>
<noscript>${xmlText(noScript)}</noscript>
<script type="application/json" id="data">${jsonInHtml(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** Nothing in it can end the element in which it stands, or begin a comment. */
function jsonInHtml(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
