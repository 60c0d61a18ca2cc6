"""A process that has put a large message is joined before anybody gets it, and after.

Nobody waits for ever here: a join that has not returned after two seconds is said to hang.
"""

from multiprocessing import Process, Queue, set_start_method

MESSAGE = "x" * 1_000_000
SECONDS = 2


def put(queue):
    queue.put(MESSAGE)


if __name__ == "__main__":
    set_start_method("spawn")
    queue = Queue()
    buyer = Process(target=put, args=(queue,))
    buyer.start()
    buyer.join(SECONDS)
    print("join before get:", "hangs" if buyer.is_alive() else "returns")
    queue.get()
    buyer.join()
    print("join after get:", "hangs" if buyer.is_alive() else "returns")
