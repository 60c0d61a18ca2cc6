"""Three processes joined one by one; then two that take the same lock again and again.

Both go on with the lock until each has held it so often: as long as that, both want it.
"""

from multiprocessing import Array, Barrier, Lock, Process, SimpleQueue, Value, set_start_method

TIMES = 1000
MOST = 10_000_000


def serve(number, served):
    served.put(number)


def take(number, lock, together, times, rows, last):
    together.wait()
    while min(times) < TIMES and sum(times) < MOST:
        with lock:
            times[number] += 1
            rows.value += last.value == number
            last.value = number


if __name__ == "__main__":
    set_start_method("spawn")
    served = SimpleQueue()
    for number in (1, 2, 3):
        buyer = Process(target=serve, args=(number, served))
        buyer.start()
        buyer.join()
    print("join:", *(served.get() for _ in range(3)))

    times = Array("i", 2, lock=False)
    rows, last = Value("i", 0, lock=False), Value("i", -1, lock=False)
    args = (Lock(), Barrier(2), times, rows, last)
    both = [Process(target=take, args=(number, *args)) for number in (0, 1)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    print("lock: the same process several times in a row:", "yes" if rows.value > 0 else "no")
