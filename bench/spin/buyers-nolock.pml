/* `ticket --nolock`: N buyers and one ticket. Each looks, reads how many are left and writes one
   less. Written for Spin's advantage: nothing keeps what the look saw. */

byte tickets = 1;
byte bought = 0;

active [N] proctype buyer() {
  byte count;
  tickets >= 0;
  count = tickets;
  if
  :: count > 0 -> atomic { tickets = count - 1; bought++; assert(bought <= 1) }
  :: else
  fi
}
