/**
 * Which sentences the judges and the notes of each demonstration ask for. The messages have each
 * in every language: neither a misspelt nor a missing one compiles.
 */
export interface SentencesOf {
  daemon:
    | 'daemonEnded'
    | 'daemonSurvived'
    | 'mainWaited'
    | 'mainDidNotWait'
    | 'endedBeside'
    | 'keptByJoin'
    | 'besideOtherwise'
    | 'childRefused'
    | 'childAllowed';
  ticket:
    | 'soldAgain'
    | 'oversold'
    | 'racedOtherwise'
    | 'noRace'
    | 'nobodyElse'
    | 'soldWithLock'
    | 'soldInTurn'
    | 'soldByOffice'
    | 'notTheSeller'
    | 'soldWrongly';
  queue:
    | 'firstInFirstOut'
    | 'notFirstInFirstOut'
    | 'fourthWaited'
    | 'fourthDidNotWait'
    | 'getWaited'
    | 'getDidNotWait'
    | 'joinedTooSoon'
    | 'joinedInTime'
    | 'largeArrived'
    | 'largeLost'
    | 'fullAtOnce'
    | 'fullInTime'
    | 'emptyAtOnce'
    | 'emptyInTime'
    | 'notRaised'
    | 'queueIsMadeOf'
    | 'queueIsNotMadeOf'
    | 'nothingLost'
    | 'somethingLost';
  pipe:
    | 'oneWay'
    | 'notOneWay'
    | 'toTheEnd'
    | 'notToTheEnd'
    | 'readTorn'
    | 'readNotAll'
    | 'readWhole';
  manager: 'allAppended' | 'notAllAppended';
  memory:
    | 'notShared'
    | 'sharedAfterAll'
    | 'updatesLost'
    | 'noneLost'
    | 'luckyCount'
    | 'countCutShort';
  terminal: 'linesGarbled' | 'linesLucky' | 'linesWhole';
  deadlock:
    | 'stuckAndTold'
    | 'notStuck'
    | 'allDone'
    | 'notAllDone'
    | 'forgotten'
    | 'notForgotten'
    | 'releasedInTime'
    | 'notReleased'
    | 'recovered'
    | 'repaired'
    | 'notRecovered';
  compare: 'mechanismMeasured' | 'mechanismWorks' | 'mechanismFailed';
  /** Of scenarios in files of the user's. */
  files: 'stuck' | 'holdsAtEnd' | 'brokenAtEnd';
}

export type SentenceKey = SentencesOf[keyof SentencesOf];

/** What is put into words, by its key, with what it needs to know. */
export interface Sentence {
  readonly key: SentenceKey;
  readonly data: Readonly<Record<string, unknown>>;
}
