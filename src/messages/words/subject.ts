/** What is wrong with what a command is to be about. */
export interface SubjectWords {
  missing: (path: string) => string;
  unknown: (name: string, near: string | null, demos: string) => string;
  noModule: (path: string) => string;
  noTypes: (file: string, node: string) => string;
  syntax: (path: string, line: number | null, why: string) => string;
  throws: (path: string, line: number | null, why: string) => string;
  neverLoads: (path: string, seconds: number, computed: boolean) => string;
  takesTooMuch: (path: string) => string;
  endsItself: (path: string) => string;
  oldDoor: (path: string, name: string) => string;
  /** A name that our door does not have. */
  noExport: (path: string, line: number | null, name: string, near: string | null) => string;
  noModuleThere: (path: string, line: number | null, wanted: string) => string;
  noScenario: (path: string) => string;
  notExported: (scenario: string, name: string) => string;
  /** A scenario, and where it, or what is wrong in it, stands in the file. */
  inLine: (scenario: string, line: number | null) => string;
  /** @param own what a file of the user's has of its own */
  noOption: (demo: string, option: string, own: readonly string[]) => string;
  nothingNamed: (example: string) => string;
  flaws: {
    [
      flaw in
        | 'shares'
        | 'thing'
        | 'workers'
        | 'worker'
        | 'name'
        | 'namesakes'
        | 'guard'
        | 'twins'
        | 'holds'
        | 'always'
        | 'option'
        | 'throws'
        | 'part'
        | 'workerPart'
        | 'setting'
        | 'workerSetting'
        | 'daemons'
        | 'crash'
        | 'nobody'
        | 'deadly'
        | 'given'
        | 'noOption'
        | 'async'
    ]: (scenario: string, found: string, near: string | null, choices: readonly string[]) => string;
  };
}

/** The gallery of classic problems. */
export interface ClassicWords {
  /** In the list of commands, and of what can be typed. */
  about: string;
  name: string;
  copy: string;
  more: string;
  head: string;
  hint: string;
  broken: string;
  right: string;
  source: string;
  /** What can be typed next. */
  onProcesses: string;
  toChange: string;
  oneMends: string;
  copied: (file: string) => string;
  unknown: (name: string, near: string | null) => string;
  copyWhich: string;
  exists: (file: string) => string;
  notCopied: (file: string, why: string) => string;
}
