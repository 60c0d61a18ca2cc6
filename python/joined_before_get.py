"""A process puts so many characters into a queue and is joined before anybody gets them.

joined_before_get.py SIZE [SECONDS]: how long the join may take; without it, as long as it takes.
"""

import sys
from multiprocessing import Event, Process, Queue, set_start_method


def put(queue, is_put, size):
    queue.put("x" * size)
    is_put.set()


if __name__ == "__main__":
    set_start_method("spawn")
    size = int(sys.argv[1])
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else None
    queue, is_put = Queue(), Event()
    buyer = Process(target=put, args=(queue, is_put, size))
    buyer.start()
    is_put.wait()
    buyer.join(seconds)
    print("join", "waits" if buyer.is_alive() else "returns")
    print("get", len(queue.get()))
    buyer.join()
    print("join", "returns")
