/** Of a scenario in a file of the user's. */
export interface RunWords {
  about: string;
  file: string;
  repeat: string;
  delay: string;
  more: string;
  oneAct: (acts: string) => string;
  /**
   * @param luck of how many orders it was one, and how many of those go wrong; null where that is
   * not known
   */
  wentWell: (luck: { orders: bigint; losing: bigint } | null) => string;
  times: (times: number, well: number) => string;
}
