"""A lock that is acquired and not released: what becomes of whoever wants it next.

Nobody waits for ever here: what has not returned after half a second is said to hang.
"""

from multiprocessing import Event, Lock, Process, RLock, set_start_method
from time import sleep

SECONDS = 0.5
LONG = 30


def acquire_twice(lock, once, twice):
    with lock:
        once.set()
        with lock:
            twice.set()


def acquire_and_end(lock):
    lock.acquire()


def acquire_and_stay(lock, acquired):
    lock.acquire()
    acquired.set()
    sleep(LONG)


def said(returns):
    return "returns" if returns else "hangs"


def try_twice(lock, seconds):
    once, twice = Event(), Event()
    buyer = Process(target=acquire_twice, args=(lock, once, twice))
    buyer.start()
    once.wait()
    returns = twice.wait(seconds)
    buyer.kill()
    buyer.join()
    return said(returns)


def try_after_end():
    lock = Lock()
    holder = Process(target=acquire_and_end, args=(lock,))
    holder.start()
    holder.join()
    return said(lock.acquire(timeout=SECONDS))


def try_after_kill():
    lock, acquired = Lock(), Event()
    holder = Process(target=acquire_and_stay, args=(lock, acquired))
    holder.start()
    acquired.wait()
    holder.kill()
    holder.join()
    return said(lock.acquire(timeout=SECONDS))


if __name__ == "__main__":
    set_start_method("spawn")
    print("acquired twice: Lock", try_twice(Lock(), SECONDS))
    print("acquired twice: RLock", try_twice(RLock(), LONG))
    print("the holder has ended: Lock", try_after_end())
    print("the holder was killed: Lock", try_after_kill())
