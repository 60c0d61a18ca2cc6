/** Of the command that runs every act. */
export interface VerifyWords {
  about: string;
  junit: string;
  passed: string;
  failed: string;
  summary: (acts: number, failed: number) => string;
  /** While it goes on: how many acts are over, and which are not. */
  progress: (done: number, acts: string) => string;
  /** Of a demonstration: how many of its acts passed. */
  passedOf: (passed: number, acts: number) => string;
  notRun: string;
  notRunFor: (why: string) => string;
  unwritable: (path: string, why: string) => string;
  noFile: string;
}
