"""Two processes buy the one ticket, with a flag for a lock; then two try a lock at once.

A barrier takes the place of luck: both have looked at the flag before anybody sets it, and both
have read the count before anybody writes.
"""

from multiprocessing import Barrier, Lock, Process, SimpleQueue, Value, set_start_method

BUYERS = 2


def buy(taken, tickets, together, sold):
    while taken.value:
        pass
    together.wait()
    taken.value = 1
    count = tickets.value
    together.wait()
    if count > 0:
        tickets.value = count - 1
    taken.value = 0
    sold.put(count > 0)


def try_lock(lock, together, acquired):
    together.wait()
    acquired.put(lock.acquire(block=False))


def count(target, *args):
    answers = SimpleQueue()
    processes = [Process(target=target, args=(*args, answers)) for _ in range(BUYERS)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return sum(answers.get() for _ in range(BUYERS))


if __name__ == "__main__":
    set_start_method("spawn")
    taken, tickets = Value("i", 0, lock=False), Value("i", 1, lock=False)
    together = Barrier(BUYERS)
    print(f"flag: {count(buy, taken, tickets, together)} have a ticket, there was 1")
    print(f"lock: {count(try_lock, Lock(), together)} of {BUYERS} acquired it")
