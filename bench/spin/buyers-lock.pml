/* `ticket --lock`: as without a lock, but who reads and writes has the lock. */

byte tickets = 1;
byte bought = 0;
bool taken = false;

active [N] proctype buyer() {
  byte count;
  tickets >= 0;
  atomic { !taken -> taken = true }
  count = tickets;
  if
  :: count > 0 -> atomic { tickets = count - 1; bought++; assert(bought <= 1) }
  :: else
  fi;
  taken = false
}
