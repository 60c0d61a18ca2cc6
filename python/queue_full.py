"""Puts into a queue of three places that do not wait, or wait for a while only."""

from multiprocessing import Queue
from queue import Full


def try_to_put(queue, message, **how):
    try:
        queue.put(message, **how)
        return "goes in"
    except Full:
        return "Full"


if __name__ == "__main__":
    q = Queue(3)
    print("empty, block=False:", try_to_put(q, "hello", block=False))
    for message in ("1B", "1C"):
        q.put(message)
    print("full, block=False:", try_to_put(q, "hello", block=False))
    print("full, timeout=0.1:", try_to_put(q, "hello", timeout=0.1))
    print("got:", q.get(), q.get(), q.get())
