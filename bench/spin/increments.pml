/* `memory --act counter-nolock`: N processes add one to the same number, TIMES times each, by reading
   it and writing one more. */

byte number = 0;
byte ended = 0;

active [N] proctype process() {
  byte seen;
  byte time = 0;
  do
  :: time < TIMES -> seen = number; atomic { number = seen + 1; time++ }
  :: else -> break
  od;
  atomic { ended++; assert(ended < N || number == N * TIMES) }
}
