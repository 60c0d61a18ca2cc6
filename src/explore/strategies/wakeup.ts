import { conflict, type Footprint } from './footprint.js';

/** A step that somebody is to take, and what is to be tried after it; nothing there: everything. */
export interface PlannedStep {
  readonly who: number;
  readonly footprint: Footprint;
  readonly next: Tree;
}

/** What is to be tried from some place, in this order. */
export type Tree = PlannedStep[];

export type TakenStep = Omit<PlannedStep, 'next'>;

/**
 * Whether a step can come first, or before all, in some order of these moves that differs from
 * theirs only by swaps of steps that are not in conflict: its place among them, or their number
 * where it is none of them; null when it cannot. (The paper's weak initials.)
 */
export function initialOf(
  { who, footprint }: TakenStep,
  moves: readonly TakenStep[],
): number | null {
  for (let at = 0; at < moves.length; at++) {
    const move = moves[at]!;
    if (move.who === who) return at;
    if (conflict(footprint, move.footprint)) return null;
  }
  return moves.length;
}

/** Adds a way to a tree, unless a branch that is there leads to all that this one leads to. */
export function insert(tree: Tree, way: readonly TakenStep[]): void {
  let left = way;
  let branches = tree;
  for (;;) {
    const found = firstThatBegins(branches, left);
    if (found === null) break;
    left = left.filter((_, at) => at !== found.at);
    branches = found.branch.next;
    if (branches.length === 0) return;
  }
  for (const { who, footprint } of left) {
    const branch: PlannedStep = { who, footprint, next: [] };
    branches.push(branch);
    branches = branch.next;
  }
}

function firstThatBegins(
  branches: Tree,
  way: readonly TakenStep[],
): { branch: PlannedStep; at: number } | null {
  for (const branch of branches) {
    const at = initialOf(branch, way);
    if (at !== null) return { branch, at };
  }
  return null;
}
