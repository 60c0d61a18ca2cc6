/** Of commands and options. */
export type HelpKey =
  | 'description'
  | 'usage'
  | 'arguments'
  | 'options'
  | 'commands'
  | 'examples'
  | 'help'
  | 'helpCommand'
  | 'ofCommand'
  | 'version'
  | 'list'
  | 'act'
  | 'lock'
  | 'nolock'
  | 'join'
  | 'flag'
  | 'lock-write'
  | 'buyers'
  | 'tickets'
  | 'producers'
  | 'consumers'
  | 'messages'
  | 'processes'
  | 'increments'
  | 'rounds'
  | 'size'
  | 'bulk'
  | 'delay'
  | 'file'
  | 'save'
  | 'html'
  | 'svg'
  | 'htmlOfMap'
  | 'svgOfMap'
  | 'trace'
  | 'saved'
  | 'ofFile'
  | 'replay'
  | 'show'
  | 'schedule'
  | 'inPlace'
  | 'repeat'
  | 'stage'
  | 'json'
  | 'lang'
  | 'color'
  | 'quiet'
  | 'timeout';

/** What stands between brackets in a usage line: <file>. */
export type Placeholder =
  | 'options'
  | 'command'
  | 'demo'
  | 'file'
  | 'path'
  | 'name'
  | 'order'
  | 'code'
  | 'trace';

/** What --help and list print. */
export interface HelpWords {
  list: { head: string; hint: string };
  help: Readonly<Record<HelpKey, string>>;
  placeholders: Readonly<Record<Placeholder, string>>;
  /** What an option means, and what it takes. */
  oneOf: (about: string, names: readonly string[]) => string;
  defaultsTo: (value: string) => string;
}
